/** Start: give a file, and see why it stays here. */

import { useEffect, useRef } from 'preact/hooks';
import { openFiles, openSample } from '../analysis.js';
import { Button, LinkButton } from '../components/button.jsx';
import { Icon } from '../components/icon.jsx';
import { Message } from '../components/message.jsx';
import { Name, Text } from '../components/text.jsx';
import { held, openTables } from '../dropping.js';
import { files, intake, isSample, openPanel, overview, progress, route } from '../state.js';
import { t } from '../translate.js';
import { SelfCheck } from './self-check.jsx';

/** The first screen. */
export function Start() {
    useEffect(() => {
        document.title = t('page-title', { screen: t('nav-start') });
    }, []);
    return (
        <section class="screen start" id="s-start" aria-labelledby="h-start">
            <h1 id="h-start" tabIndex={-1}>{t('start-title')}</h1>
            <p>{t('start-text')}</p>
            {isLost() && <Message title={t('start-lost-title')}>{t('start-lost-text')}</Message>}
            <DropZone />
            <div class="g">
                <PrivacyCard />
                {overview.value ? <OnShow /> : <Needed />}
            </div>
        </section>
    );
}

/** Whether the address asks for answers that went with an earlier page. */
function isLost() {
    return !overview.value && !progress.value && route.value.screen !== 'start';
}

function DropZone() {
    const input = useRef(/** @type {HTMLInputElement | null} */ (null));
    const onChange = () => {
        openTables(Array.from(input.current?.files ?? []), openFiles);
        if (input.current) input.current.value = '';
    };
    return (
        <div class={held.value ? 'drop over' : 'drop'}>
            <Icon name="file" class="large" />
            <b>{t('start-drop')}</b>
            <p class="sm mut">{t('start-types')}</p>
            <div class="bt">
                <Button kind="primary" big onClick={() => input.current?.click()}>{t('start-choose')}</Button>
                <Button big onClick={openSample}>{t('start-sample')}</Button>
            </div>
            <input ref={input} type="file" multiple hidden accept=".csv,.tsv,.txt,.tab,.dat,.xlsx,.xlsm,.xlsb,.xls,.ods,.zip,.gz,.tgz,.tar,text/csv,text/plain" aria-label={t('start-choose')} onChange={onChange} />
        </div>
    );
}

function PrivacyCard() {
    return (
        <section class="panel" aria-labelledby="h-private">
            <div class="proof">
                <Icon name="shield" />
                <div>
                    <h2 id="h-private">{t('start-private-title')}</h2>
                    <p class="sm mut">{t('start-private-text')}</p>
                    <details open>
                        <summary>{t('start-check-title')}</summary>
                        <ol>
                            <li>{t('start-check-1')}</li>
                            <li>{t('start-check-2')}</li>
                            <li>{t('start-check-3')}</li>
                        </ol>
                    </details>
                    <SelfCheck />
                    <p class="sm gaps"><LinkButton onClick={() => (openPanel.value = 'privacy')}>{t('start-private-more')}</LinkButton></p>
                </div>
            </div>
        </section>
    );
}

/** The three columns that a file must have. */
function Needed() {
    return (
        <section class="panel" aria-labelledby="h-needed">
            <header><h2 id="h-needed">{t('start-needed-title')}</h2></header>
            <ul class="plist">
                {['customer', 'date', 'amount'].map(role => (
                    <li key={role}><span><Text id={`start-needed-${role}`} /></span></li>
                ))}
            </ul>
            <p class="note">{t('start-needed-more')}</p>
        </section>
    );
}

/** The analysis that is open, with the way back to it. */
function OnShow() {
    const names = files.value.map(file => file.name);
    return (
        <section class="panel" aria-labelledby="h-open">
            <header><h2 id="h-open">{t('start-open-title')}</h2></header>
            <ul class="rec">
                <li>
                    <a href="#/overview">
                        <b>{isSample.value ? t('frame-sample') : <Name>{names[0]}</Name>}</b>
                        <span class="xs mut3">{names.length > 1 ? t('files', { n: names.length }) : ''}</span>
                        <small>{t('frame-source', { customers: overview.value?.customers, rows: intake.value?.rows.used })}</small>
                    </a>
                </li>
            </ul>
            <p class="note">{t('start-open-text')}</p>
        </section>
    );
}
