/** A box that tells its content how wide it is, so that charts are drawn in true pixels. */

import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** @import {ComponentChildren, JSX} from 'preact' */

/**
 * Text in a chart keeps its size on every screen when the chart is drawn at the
 * width that it has. Until that is known the box keeps the height free.
 * @param {{height: number, children: (width: number) => ComponentChildren}} props
 * @returns {JSX.Element}
 */
export function Measured({ height, children }) {
    const box = useRef(/** @type {HTMLDivElement | null} */ (null));
    const [width, setWidth] = useState(0);
    useLayoutEffect(() => {
        const element = box.current;
        if (!element) return undefined;
        const measure = () => setWidth(Math.round(element.clientWidth));
        const observer = new ResizeObserver(measure);
        measure();
        observer.observe(element);
        return () => observer.disconnect();
    }, []);
    return <div ref={box} style={{ minHeight: `${height}px` }}>{width > 0 && children(width)}</div>;
}
