"""Reads files with DuckDB: a list of them as JSON on standard input, a line of JSON for each on standard output."""

import json
import sys

import duckdb


CONNECTION = duckdb.connect()

# Rows of unequal length are padded; parallel reading does not go with that.
LENIENT = {"header": False, "null_padding": True, "strict_mode": False, "parallel": False}


def rows_of(relation):
    return [["" if cell is None else cell for cell in row] for row in relation.fetchall()]


def told(file):
    """The cells of a file whose dialect DuckDB is told."""
    columns = {f"c{at}": "VARCHAR" for at in range(file["columns"])}
    dialect = {"delimiter": file["delimiter"], "quotechar": file["quote"], "escapechar": file["escape"]}
    return rows_of(CONNECTION.cursor().read_csv(file["path"], auto_detect=False, columns=columns, **dialect, **LENIENT))


def found(file):
    """The cells of a file of which DuckDB is told nothing."""
    return rows_of(CONNECTION.cursor().read_csv(file["path"], all_varchar=True, **LENIENT))


def sniffed(file):
    """The dialect that DuckDB finds."""
    query = "SELECT Delimiter, Quote, Escape, SkipRows FROM sniff_csv(?, header = false, null_padding = true, strict_mode = false)"
    row = CONNECTION.cursor().execute(query, [file["path"]]).fetchall()[0]
    return dict(zip(("delimiter", "quote", "escape", "skip"), row))


def attempt(read, file):
    try:
        return read(file)
    except duckdb.Error as error:
        return {"error": str(error)}


for file in json.load(sys.stdin):
    answer = {read.__name__: attempt(read, file) for read in (told, found, sniffed)}
    print(json.dumps(answer))
