/** What stands around every screen: side bar, phone bars, progress, messages, panels. */

import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Icon, Mark } from '../components/icon.jsx';
import { IconButton, LinkButton } from '../components/button.jsx';
import { Dialog } from '../components/dialog.jsx';
import { Message } from '../components/message.jsx';
import { Name } from '../components/text.jsx';
import { Announcer, Toasts } from '../components/toast.jsx';
import { held } from '../dropping.js';
import * as format from '../format.js';
import { draft, failure, files, intake, isDated, isSample, keepDisplay, openPanel, overview, progress, route, theme } from '../state.js';
import { t } from '../translate.js';
import { Columns } from './columns.jsx';
import { Customer } from './customer.jsx';
import { Customers } from './customers.jsx';
import { Forecast, Losses, Profit } from './later.jsx';
import { Overview } from './overview.jsx';
import { PrintHead } from './print-head.jsx';
import { Privacy } from './privacy.jsx';
import { Problems } from './problems.jsx';
import { Progress } from './progress.jsx';
import { ReadAs } from './read-as.jsx';
import { SettingsDrawer } from './settings.jsx';
import { Shortcuts } from './shortcuts.jsx';
import { Start } from './start.jsx';
import { Warnings } from './warnings.jsx';

/** @import {FunctionComponent} from 'preact' */
/** @import {Screen} from '../state.js' */

/** @type {Record<Screen, FunctionComponent<any>>} */
const SCREENS = {
    start: Start, columns: Columns, problems: Problems, overview: Overview, customers: Customers,
    customer: Customer, losses: Losses, profit: Profit, forecast: Forecast,
};

/** The answers need a file. @type {Screen[]} */
const ANSWERS = ['overview', 'customers', 'losses', 'profit', 'forecast'];

/** @type {Record<string, string>} */
const ICONS = {
    overview: 'overview', customers: 'list', losses: 'leave', profit: 'profit', forecast: 'forecast',
    start: 'home', columns: 'columns', problems: 'warning',
};

/** The whole page. */
export function Frame() {
    useTheme();
    return (
        <>
            <a class="skip" href="#main" onClick={skip}>{t('skip')}</a>
            <TopBar />
            <div class="app">
                <SideBar />
                <main id="main" tabIndex={-1}>
                    <PrintHead />
                    <Notices />
                    <CurrentScreen />
                </main>
            </div>
            <TabBar />
            <OpenPanel />
            {!openPanel.value && <><Toasts /><Announcer /></>}
            {held.value && <div class="drop-veil" aria-hidden="true"><b>{t('frame-drop')}</b></div>}
        </>
    );
}

/** @param {MouseEvent} event */
function skip(event) {
    event.preventDefault();
    document.getElementById('main')?.focus();
}

/** The screen of the address; Start while there is nothing to show on it. */
function shownScreen() {
    const { screen } = route.value;
    const needs = screen === 'columns' ? draft.value : screen === 'start' || overview.value;
    return needs ? screen : 'start';
}

function CurrentScreen() {
    const screen = shownScreen();
    const { item } = route.value;
    const View = SCREENS[screen];
    useArrival(`${screen}/${item}`);
    return <View key={`${screen}/${item}`} />;
}

/**
 * After a change of screen the focus is on its heading and the page at its top,
 * unless the reader came to type into the screen's search.
 * @param {string} place
 */
function useArrival(place) {
    const before = useRef(place);
    useEffect(() => {
        if (before.current === place) return;
        before.current = place;
        scrollTo(0, 0);
        if (document.activeElement?.matches('main input')) return;
        /** @type {HTMLElement | null} */ (document.querySelector('main h1'))?.focus({ preventScroll: true });
    }, [place]);
}

function Notices() {
    const failed = failure.value;
    const answering = shownScreen() === 'overview';
    if (!failed && !progress.value && !answering) return null;
    return (
        <div class="notices">
            {progress.value && <Progress />}
            {failed && (
                <Message bad title={failed.title}>
                    {failed.text}{' '}
                    {failed.remedy && <><a class="link" href={failed.remedy.hash} onClick={closeFailure}>{failed.remedy.text}</a>{' '}</>}
                    <LinkButton onClick={closeFailure}>{t('failure-dismiss')}</LinkButton>
                </Message>
            )}
            {answering && <ReadAs />}
            {answering && <Warnings />}
        </div>
    );
}

function closeFailure() {
    failure.value = null;
}

// ---------------------------------------------------------------- navigation

function SideBar() {
    return (
        <aside class="side">
            <a class="brand" href="#/start"><Mark /><span>{t('product')}</span></a>
            <Source />
            <nav class="nav" aria-label={t('nav')}><NavLinks /></nav>
            <div class="foot">
                <button type="button" class="lock" onClick={() => (openPanel.value = 'privacy')}>
                    <Icon name="lock" />
                    <span>{t('frame-offline')}</span>
                </button>
                <div class="prefs"><Preferences /></div>
            </div>
        </aside>
    );
}

/** The file on show. */
function Source() {
    if (!overview.value) return null;
    return (
        <a class="proj" href="#/start" title={t('frame-open')}>
            <span>
                <b>{isSample.value ? t('frame-sample') : <Name>{sourceName()}</Name>}</b>
                <small>{overview.value && t('frame-source', { customers: overview.value.customers, rows: intake.value?.rows.used ?? 0 })}</small>
            </span>
            <Icon name="chevron" />
        </a>
    );
}

function sourceName() {
    const [first, ...others] = files.value;
    return others.length ? t('frame-more-files', { name: first?.name ?? '', n: others.length }) : first?.name;
}

function NavLinks() {
    const answers = overview.value ? ANSWERS : [];
    return (
        <>
            {answers.length > 0 && <h2>{t('nav-answers')}</h2>}
            {answers.map(screen => <NavLink key={screen} screen={screen} />)}
            <h2>{t('nav-data')}</h2>
            <NavLink screen="start" />
            {draft.value && <NavLink screen="columns" />}
            {overview.value && <NavLink screen="problems" />}
            <hr />
            <button type="button" onClick={() => (openPanel.value = 'settings')}><Icon name="sliders" /><span>{t('nav-settings')}</span></button>
        </>
    );
}

/** @param {{screen: Screen}} props */
function NavLink({ screen }) {
    return (
        <a href={`#/${screen}`} aria-current={isCurrent(screen) ? 'page' : undefined} title={t(`nav-${screen}`)}>
            <Icon name={ICONS[screen] ?? ''} />
            <span>{t(`nav-${screen}`)}</span>
            <Badge screen={screen} />
        </a>
    );
}

/** @param {Screen} screen */
function isCurrent(screen) {
    const current = shownScreen();
    return screen === (current === 'customer' ? 'customers' : current);
}

/** @param {{screen: Screen}} props */
function Badge({ screen }) {
    if (screen === 'customers' && overview.value) return <span class="badge">{format.count(overview.value.customers)}</span>;
    if (screen === 'problems' && intake.value?.rows.rejected) {
        return <CountBadge n={intake.value.rows.rejected} meaning="nav-problems-badge" />;
    }
    const slipping = overview.value?.slipping.key;
    const lost = slipping && isDated.value ? slipping.atRisk + slipping.lost : 0;
    return screen === 'losses' && lost ? <CountBadge n={lost} meaning="nav-losses-badge" bad /> : null;
}

/** @param {{n: number, meaning: string, bad?: boolean}} props */
function CountBadge({ n, meaning, bad }) {
    return (
        <span class={bad ? 'badge r' : 'badge'} title={t(meaning, { n })}>
            <span aria-hidden="true">{format.count(n)}</span>
            <span class="vh">{t(meaning, { n })}</span>
        </span>
    );
}

function Preferences() {
    return (
        <>
            <IconButton icon={THEMES[theme.value].icon} label={t(`frame-theme-${theme.value}`)} onClick={nextTheme} />
            <IconButton icon="help" label={t('frame-shortcuts')} onClick={() => (openPanel.value = 'shortcuts')} />
        </>
    );
}

// ---------------------------------------------------------------- phone

function TopBar() {
    return (
        <header class="top">
            <a class="brand" href="#/start">
                <Mark />
                <span>{t('product')}</span>
                <small>{isSample.value ? t('frame-sample') : <Name>{sourceName()}</Name>}</small>
            </a>
            <IconButton icon="sliders" label={t('nav-settings')} onClick={() => (openPanel.value = 'settings')} />
        </header>
    );
}

function TabBar() {
    /** @type {Screen[]} */
    const screens = overview.value ? ['overview', 'customers', 'losses', 'profit'] : ['start'];
    return (
        <nav class="tabs" aria-label={t('nav')}>
            {screens.map(screen => (
                <a key={screen} href={`#/${screen}`} aria-current={isCurrent(screen) ? 'page' : undefined}>
                    <Icon name={ICONS[screen] ?? ''} />
                    <span>{t(`nav-${screen}`)}</span>
                </a>
            ))}
            <button type="button" onClick={() => (openPanel.value = 'more')}><Icon name="more" /><span>{t('nav-more')}</span></button>
        </nav>
    );
}

function More() {
    const close = () => (openPanel.value = null);
    return (
        <Dialog drawer title={t('nav-more')} onClose={close}>
            <nav class="nav more" aria-label={t('nav-more')} onClick={close}>
                {overview.value && <NavLink screen="forecast" />}
                <NavLink screen="start" />
                {draft.value && <NavLink screen="columns" />}
                {overview.value && <NavLink screen="problems" />}
            </nav>
            <div class="prefs more">
                <Preferences />
                <button type="button" class="lock" onClick={() => (openPanel.value = 'privacy')}><Icon name="lock" /><span>{t('frame-offline')}</span></button>
            </div>
        </Dialog>
    );
}

// ---------------------------------------------------------------- panels, theme, announcements

function OpenPanel() {
    const close = () => (openPanel.value = null);
    switch (openPanel.value) {
        case 'settings': return <SettingsDrawer onClose={close} />;
        case 'privacy': return <Privacy onClose={close} />;
        case 'shortcuts': return <Shortcuts onClose={close} />;
        case 'more': return <More />;
        default: return null;
    }
}

/** @type {{[Theme in typeof theme.value]: {icon: string, next: typeof theme.value}}} */
const THEMES = {
    auto: { icon: 'auto', next: 'light' },
    light: { icon: 'sun', next: 'dark' },
    dark: { icon: 'moon', next: 'auto' },
};

function nextTheme() {
    theme.value = THEMES[theme.value].next;
    keepDisplay();
}

function useTheme() {
    const chosen = theme.value;
    useLayoutEffect(() => {
        const { dataset } = document.documentElement;
        if (chosen === 'auto') delete dataset.theme;
        else dataset.theme = chosen;
    }, [chosen]);
}
