// Makes the small workbooks beside it with SheetJS: npm install --no-save xlsx@0.18.5 && node make.mjs
import XLSX from 'xlsx';
const sheet = XLSX.utils.aoa_to_sheet([
  ['Customer', 'Date', 'Amount', 'Share', 'Paid', 'Note'],
  ['Ärzte & Söhne "Nord", GmbH', null, 1234.56, null, true, 'two\nlines'],
  [null, null, -0.1, null, false, ''],
  ['মিতা Stores', null, 12345678, null, true, '_x000D_'],
  [],
  ['Zeta', null, 0.30000000000000004, null, null, 'x'],
  [37676, null, 1e-7, null, null, null],
]);
const put = (place, cell) => { sheet[place] = cell; };
put('B2', {t:'n', v:37676, z:'dd.mm.yyyy'});
put('B3', {t:'n', v:45123.75, z:'yyyy-mm-dd hh:mm'});
put('B4', {t:'n', v:60, z:'dd/mm/yyyy'});
put('B6', {t:'n', v:0.5, z:'hh:mm'});
put('D2', {t:'n', v:0.25, z:'0%'});
put('D3', {t:'n', v:0.125, z:'0.0%'});
put('D4', {t:'e', v:0x17, w:'#REF!'});
put('D6', {t:'n', v:2469.12, f:'C2*2'});
put('E6', {t:'s', v:'ab', f:'"a"&"b"'});
sheet['!merges'] = [{s:{r:1,c:0}, e:{r:2,c:0}}];
sheet['!rows'] = [{}, {}, {hidden:true}];
sheet['!cols'] = [{}, {}, {}, {}, {hidden:true}];
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, sheet, 'Sales 2024');
XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['secret']]), 'Hidden');
book.Workbook = {Sheets:[{Hidden:0},{Hidden:1}], WBProps:{date1904: false}};
for (const [name, type, opt] of [['sales.xlsx','xlsx'],['sales.xlsb','xlsb'],['sales.xls','biff8'],['sales-biff5.xls','biff5'],['sales.ods','ods']])
  XLSX.writeFile(book, name, {bookType:type, bookSST: !['sales.ods','sales-biff5.xls'].includes(name), compression:true});
