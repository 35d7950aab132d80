/** Names that look alike: what may be one customer written twice, and what was decided about it. */

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { changeSettings, lookForAlike } from '../analysis.js';
import { Button } from '../components/button.jsx';
import { Panel } from '../components/panel.jsx';
import { Skeleton } from '../components/skeleton.jsx';
import { Name } from '../components/text.jsx';
import * as format from '../format.js';
import { keeping, keepingApart, merging, openSets } from '../names.js';
import { alike, announce, route, settings } from '../state.js';
import { t } from '../translate.js';

/** @import {RefObject} from 'preact' */
/** @import {AlikeReport, AlikeSet} from '../../src/browser/types.d.ts' */

/** Sets that are shown before the reader asks for more. */
const SHOWN = 10;

/** The names that look alike, looked for once the reader gets here. */
export function Alike() {
    const found = alike.value;
    useEffect(() => void lookForAlike().catch(() => {}), [found]);
    useComing();
    return (
        <Panel id="alike" class="flush alike" title={t('alike')} text={t('alike-text')}>
            {found ? <Sets found={found} /> : <Skeleton lines={3} />}
        </Panel>
    );
}

/** A reader who comes to see the names is taken there, below the rows set aside. */
function useComing() {
    useEffect(() => {
        if (route.value.query.get('see') !== 'alike') return;
        const frame = requestAnimationFrame(() => {
            const panel = document.getElementById('alike');
            panel?.scrollIntoView();
            /** @type {HTMLElement | null | undefined} */ (panel?.querySelector('.wrap'))?.focus({ preventScroll: true });
        });
        return () => cancelAnimationFrame(frame);
    }, []);
}

/** @param {{found: AlikeReport}} props */
function Sets({ found }) {
    const [most, setMost] = useState(SHOWN);
    const decisions = settings.value?.customers;
    const open = decisions ? openSets(found.sets, decisions) : [];
    const [region, act] = useFocusKept(open.length + open.reduce((sum, { others }) => sum + others.length, 0));
    if (!open.length) return <p class="sm mut pad">{t(found.total ? 'alike-done' : 'alike-none')}</p>;
    return (
        <>
            <div class="wrap" ref={region} tabIndex={0} role="region" aria-label={t('alike-table')}>
                <table class="tbl roomy">
                    <caption class="vh">{t('alike')}</caption>
                    <Head />
                    {open.slice(0, most).map(set => <AlikeRows key={set.keep.key} found={set} act={act} />)}
                </table>
            </div>
            <div class="tbl-foot">
                <span>{t('alike-shown', { n: Math.min(most, open.length), of: open.length + found.total - found.sets.length })}</span>
                {most < open.length && <Button onClick={() => setMost(most + SHOWN)}>{t('alike-more', { n: Math.min(SHOWN, open.length - most) })}</Button>}
            </div>
        </>
    );
}

function Head() {
    return (
        <thead>
            <tr>
                <th scope="col">{t('alike-name')}</th>
                <th scope="col">{t('alike-difference')}</th>
                <th scope="col" class="num">{t('alike-sales')}</th>
                <th scope="col" class="num">{t('alike-money')}</th>
                <th scope="col"><span class="vh">{t('alike-decide')}</span></th>
            </tr>
        </thead>
    );
}

/**
 * Runs a decision; the button that was pressed goes with its row, so the focus moves to the row that takes its place.
 * @typedef {(row: Element | null, decide: () => void) => void} Act
 */

/**
 * @param {number} rows how many there are: with a decision some go
 * @returns {[RefObject<HTMLDivElement | null>, Act]}
 */
function useFocusKept(rows) {
    const region = useRef(/** @type {HTMLDivElement | null} */ (null));
    const left = useRef(/** @type {number | null} */ (null));
    const rowsShown = () => [...(region.current?.querySelectorAll('tbody tr') ?? [])];
    useLayoutEffect(() => {
        const at = left.current;
        left.current = null;
        if (at === null) return;
        const now = rowsShown();
        const next = now[Math.min(at, now.length - 1)];
        /** @type {HTMLElement | null} */ (next?.querySelector('button') ?? region.current)?.focus();
    }, [rows]);
    return [region, (row, decide) => {
        left.current = row ? rowsShown().indexOf(row) : null;
        decide();
    }];
}

/** @param {{found: AlikeSet, act: Act}} props */
function AlikeRows({ found, act }) {
    const [kept, setKept] = useState(found.keep.key);
    const { keep, others } = keeping(found, kept);
    /** @param {MouseEvent} event @param {string[]} names */
    const merge = (event, names) => act(rowOf(event), () => {
        changeSettings(merging(names, keep.key));
        announce(t('alike-merged', { n: names.length, name: keep.label }));
    });
    /** @param {MouseEvent} event @param {string} name */
    const part = (event, name) => act(rowOf(event), () => changeSettings(keepingApart(keep.key, name)));
    return (
        <tbody>
            <tr class="keep">
                <th scope="rowgroup"><Name>{keep.label}</Name><Key of={keep} /></th>
                <td><Keep found={found} kept={keep.key} onChange={setKept} /></td>
                <td class="num">{format.count(keep.transactions)}</td>
                <td class="num">{format.cents(keep.revenue)}</td>
                <td class="do">{others.length > 1 && <Button onClick={event => merge(event, others.map(({ key }) => key))}>{t('alike-merge-all', { n: others.length })}</Button>}</td>
            </tr>
            {others.map(other => (
                <tr key={other.key}>
                    <th scope="row"><Name>{other.label}</Name><Key of={other} /></th>
                    <td class="mut">{t(`alike-difference-${other.difference}`)}<small class="mut3">{t(`alike-confidence-${other.confidence}`)}</small></td>
                    <td class="num">{format.count(other.transactions)}</td>
                    <td class="num">{format.cents(other.revenue)}</td>
                    <td class="do">
                        <Button label={t('alike-merge-name', { name: other.label, into: keep.label })} onClick={event => merge(event, [other.key])}>{t('alike-merge')}</Button>
                        <Button kind="ghost" label={t('alike-apart-name', { name: other.label, other: keep.label })} onClick={event => part(event, other.key)}>{t('alike-apart')}</Button>
                    </td>
                </tr>
            ))}
        </tbody>
    );
}

/** @param {MouseEvent} event */
function rowOf({ currentTarget }) {
    return currentTarget instanceof Element ? currentTarget.closest('tr') : null;
}

/** What identifies the customer, where that is not its name. @param {{of: {key: string, label: string}}} props */
function Key({ of: { key, label } }) {
    return key !== label && <small class="mut3"><Name>{key}</Name></small>;
}

/** Which name stays. @param {{found: AlikeSet, kept: string, onChange: (key: string) => void}} props */
function Keep({ found: { keep, others }, kept, onChange }) {
    return (
        <label class="keeps">
            <span class="mut">{t('alike-keep')}</span>
            <select class="sel" value={kept} onChange={event => onChange(event.currentTarget.value)}>
                {[keep, ...others].map(({ key, label }) => <option key={key} value={key} dir="auto">{key === label ? label : `${label} (${key})`}</option>)}
            </select>
        </label>
    );
}
