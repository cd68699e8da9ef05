// What stands on a page as HTML, painted again as SVG: boxes as rectangles, lines of text as text, pictures as what
// they are made of. It is laid out by the browser, so that nothing is measured twice.
window.kpiPainting ??= (() => {
    const TRIFLE = 0.02;
    const pixel = Object.assign(document.createElement('canvas'), {width: 1, height: 1})
        .getContext('2d', {willReadFrequently: true});
    const escaped = text => String(text).replace(/[&<>"]/g, letter => `&#${letter.charCodeAt(0)};`);
    // One element; a number keeps two digits, and what is undefined is left out. A script in which an element is spelled
    // out, Streamlit does not let through.
    const tag = (name, told = {}, inside = '') => {
        const attributes = Object.entries(told).filter(([, value]) => value !== undefined)
            .map(([key, value]) => ` ${key}="${escaped(typeof value === 'number' ? Number(value.toFixed(2)) : value)}"`);
        return `<${name}${attributes.join('')}>${inside}${'<'}/${name}>`;
    };
    // Office programs know two weights of letters.
    const boldness = weight => weight >= 600 ? 700 : 400;
    const known = new Map();

    // Any colour a style sheet can name, as programs that draw know it: as it looks on white, and as it is seen through;
    // nothing where there is none to see.
    const inkOf = colour => {
        if (known.has(colour)) return known.get(colour);
        const mixed = ground => {
            pixel.clearRect(0, 0, 1, 1);
            for (const ink of [ground, colour].filter(Boolean)) {
                pixel.fillStyle = ink;
                pixel.fillRect(0, 0, 1, 1);
            }
            return [...pixel.getImageData(0, 0, 1, 1).data];
        };
        const [red, green, blue, alpha] = mixed(null);
        const hex = parts => `#${parts.map(part => part.toString(16).padStart(2, '0')).join('')}`;
        known.set(colour, alpha / 255 > TRIFLE
            ? {hex: hex(mixed('#fff').slice(0, 3)), seenThrough: {colour: hex([red, green, blue]), opacity: alpha / 255}} : undefined);
        return known.get(colour);
    };

    // The hatching of figures that are not real, or not there: a repeating gradient on a page, a pattern here.
    const stripes = (style, fills) => {
        const gradient = style.backgroundImage;
        if (!gradient.startsWith('repeating-linear-gradient')) return undefined;
        const colour = gradient.match(/(?:rgba?|color)\([^()]*\)|#\w+/g).find(inkOf);
        const apart = Math.max(...[...gradient.matchAll(/([\d.]+)px/g)].map(found => Number(found[1])));
        const {colour: stroke, opacity} = inkOf(colour).seenThrough, half = apart / 2;
        // Drawn aslant, and its corners again: office programs do not turn a pattern.
        const d = `M0 ${apart}L${apart} 0M${-half} ${half}L${half} ${-half}M${half} ${apart + half}L${apart + half} ${half}`;
        const line = tag('path', {d, stroke, 'stroke-opacity': opacity, 'stroke-width': Math.max(1, apart / 7)});
        const id = `kpi-stripes-${[...line].reduce((sum, letter) => (31 * sum + letter.charCodeAt(0)) % 1e9, 7)}`;
        fills.set(id, tag('pattern', {id, width: apart, height: apart, patternUnits: 'userSpaceOnUse'}, line));
        return `url(#${id})`;
    };

    const SIDES = {
        Top: box => [box.left, box.top, box.right, box.top], Bottom: box => [box.left, box.bottom, box.right, box.bottom],
        Left: box => [box.left, box.top, box.left, box.bottom], Right: box => [box.right, box.top, box.right, box.bottom],
    };
    const edge = (style, side) => {
        const width = parseFloat(style[`border${side}Width`]), kind = style[`border${side}Style`];
        const ink = width && kind !== 'none' && inkOf(style[`border${side}Color`]);
        return ink ? {stroke: ink.hex, 'stroke-width': width, 'stroke-dasharray': kind === 'dashed' ? '4 3' : undefined} : null;
    };
    // `box` is where the part stands, seen from the corner of what is painted.
    const boxes = (box, style, fills) => {
        const {left: x, top: y, width, height} = box, radius = style.borderTopLeftRadius;
        const rx = Math.min(radius.endsWith('%') ? Infinity : parseFloat(radius), width / 2, height / 2) || undefined;
        const drawn = [inkOf(style.backgroundColor)?.hex, stripes(style, fills)].filter(Boolean)
            .map(fill => tag('rect', {x, y, width, height, fill, rx}));
        const edges = Object.keys(SIDES).map(side => edge(style, side));
        if (edges[0] && edges.every(one => JSON.stringify(one) === JSON.stringify(edges[0])))
            return drawn.join('') + tag('rect', {x: x + 0.5, y: y + 0.5, width: Math.max(width - 1, 0), height: Math.max(height - 1, 0), fill: 'none', rx, ...edges[0]});
        Object.values(SIDES).forEach((line, place) => {
            const [x1, y1, x2, y2] = line(box);
            if (edges[place]) drawn.push(tag('line', {x1, y1, x2, y2, ...edges[place]}));
        });
        return drawn.join('');
    };
    // A mark that stands on its corner: painted upright around its middle, then turned as the page turns it.
    const turned = (element, box, style, fills) => {
        const [a, b, c, d] = style.transform.match(/-?[\d.e-]+/g).map(Number);
        const [width, height] = [element.offsetWidth, element.offsetHeight];
        const upright = {left: -width / 2, top: -height / 2, right: width / 2, bottom: height / 2, width, height};
        const middle = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
        return tag('g', {transform: `matrix(${[a, b, c, d, ...middle]})`}, boxes(upright, style, fills));
    };

    const lines = node => {
        const range = node.ownerDocument.createRange(), found = [];
        const add = (start, end) => {
            range.setStart(node, start);
            range.setEnd(node, end);
            const [box, ...others] = range.getClientRects();
            if (!box) return;
            if (others.length && end - start > 1) for (let place = start; place < end; place++) add(place, place + 1);
            else {
                const last = found.at(-1), text = node.data.slice(start, end);
                if (!last || Math.abs(last.top - box.top) > 2) found.push({text, top: box.top, left: box.left, right: box.right, end});
                else Object.assign(last, {text: last.text + (start > last.end ? ' ' : '') + text, right: box.right, end});
            }
        };
        // What is read as one word may hold spaces that do not break.
        for (const word of node.data.matchAll(/[^ \n\t]+/g)) add(word.index, word.index + word[0].length);
        return found;
    };
    const words = (node, style, origin) => {
        pixel.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        const rise = pixel.measureText('Ặg').fontBoundingBoxAscent, fill = inkOf(style.color)?.hex ?? 'none';
        // Another computer has other letters: what is set to the right ends there with them, too.
        const toTheRight = ['right', 'end'].includes(style.textAlign);
        return lines(node).map(({text, top, left, right}) => tag('text', {
            x: (toTheRight ? right : left) - origin.left, y: top - origin.top + rise, fill,
            'font-size': parseFloat(style.fontSize), 'font-weight': boldness(style.fontWeight), 'text-anchor': toTheRight ? 'end' : undefined,
        }, escaped(text))).join('');
    };

    const picture = (source, box, read) => {
        const drawn = new DOMParser().parseFromString(read(atob(source.split(',')[1])), 'image/svg+xml').documentElement;
        const placed = {x: box.left, y: box.top, width: box.width, height: box.height};
        Object.entries(placed).forEach(([name, value]) => drawn.setAttribute(name, value.toFixed(2)));
        return new XMLSerializer().serializeToString(drawn);
    };
    const outline = (element, box, style) => {
        const corners = style.clipPath.match(/[\d.]+% [\d.]+%/g).map(corner => corner.split(' ').map(parseFloat));
        const path = corners.map(([x, y]) => `${(box.left + x * box.width / 100).toFixed(1)} ${(box.top + y * box.height / 100).toFixed(1)}`);
        return tag('path', {d: `M${path.join('L')}Z`, 'fill-rule': 'evenodd', fill: inkOf(style.backgroundColor)?.hex ?? 'none'});
    };
    // A line drawn by the style sheet alone, such as that of a target; placed within its part.
    const added = (element, box, view, fills) => {
        const style = view.getComputedStyle(element, '::after');
        if (style.content === 'none' || style.position !== 'absolute') return '';
        const [left, top, width, height] = ['left', 'top', 'width', 'height'].map(name => parseFloat(style[name]));
        const [x, y] = [box.left + left, box.top + top];
        return boxes({left: x, top: y, width, height, right: x + width, bottom: y + height}, style, fills);
    };

    // Everything to be seen in `root`, a piece an element with where it stands, and the fills the pieces need.
    const painted = (root, read) => {
        const origin = root.getBoundingClientRect(), view = root.ownerDocument.defaultView, pieces = [], fills = new Map();
        const walk = element => {
            const style = view.getComputedStyle(element), seen = element.getBoundingClientRect();
            if (!element.checkVisibility({visibilityProperty: true}) || style.clipPath.startsWith('inset')) return;
            const box = {
                left: seen.left - origin.left, right: seen.right - origin.left, top: seen.top - origin.top,
                bottom: seen.bottom - origin.top, width: seen.width, height: seen.height,
            };
            const put = svg => svg && pieces.push({svg, element, top: box.top, bottom: box.bottom});
            if (style.clipPath.startsWith('polygon')) put(outline(element, box, style));
            else if (/^matrix\(/.test(style.transform)) put(turned(element, box, style, fills));
            else put(boxes(box, style, fills));
            if (element.tagName === 'IMG') return put(picture(element.src, box, read));
            for (const child of element.childNodes) {
                if (child.nodeType === Node.ELEMENT_NODE) walk(child);
                else if (child.nodeType === Node.TEXT_NODE && child.data.trim()) put(words(child, style, origin));
            }
            put(added(element, box, view, fills));
        };
        walk(root);
        return {pieces, fills: [...fills.values()]};
    };
    return {tag, escaped, boldness, painted};
})();
