// A chart leaves as a picture of a slide's form: its title, what is drawn, its source and the dashboard's name, as SVG,
// or that SVG as PNG. It is laid out anew, on a sheet of its own and in light colours, so that a phone or a dark page
// give the same picture as a desk.
(({light, font, ink, ...colours}) => {
    const WIDTH = 1280, HEIGHT = 720, MARGIN = 44, SHARPNESS = 2, GAP = 36;
    // How large a chart may be drawn beside its size on a page, and how small: what would be smaller is drawn on the first
    // sheet and makes the picture taller.
    const LARGEST = 1.6, SMALLEST = 0.55, SHEETS = [1050, 750, 900, 1200, 1400, 1600];
    const ENLARGED = 1.25, MOST_COLUMNS = 3, ROWS_OF_A_COLUMN = 12;
    const lit = text => text.replace(/#[0-9a-f]{6}\b/gi, colour => light[colour.toLowerCase()] ?? colour);
    const {tag, escaped, boldness, painted} = window.kpiPainting;

    // Words in lines that fit, each `high` pixels below the last; where the block ends, too.
    const paragraph = (text, {x, y, width, size, weight = 400, fill = ink}) => {
        const pen = document.createElement('canvas').getContext('2d');
        pen.font = `${weight} ${size}px ${font}`;
        const lines = [];
        for (const word of text.split(/[ \n]+/)) {
            const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
            if (lines.length && pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
            else lines.push(word);
        }
        const high = size * 1.32;
        const svg = lines.map((line, place) =>
            tag('text', {x, y: y + size + place * high, 'font-size': size, 'font-weight': boldness(weight), fill}, escaped(line)));
        return {svg: svg.join(''), end: y + lines.length * high, wide: Math.max(...lines.map(line => pen.measureText(line).width))};
    };

    // What Plotly draws, drawn by it again as large as there is room.
    const figure = async (part, room) => {
        const {data, layout} = JSON.parse(lit(JSON.stringify({data: part.data, layout: part.layout})));
        const size = {width: Math.round(room.width / ENLARGED), height: Math.round(room.height / ENLARGED)};
        const told = await Plotly.toImage({data, layout: {...layout, ...size}}, {format: 'svg', imageDataOnly: true, ...size});
        const drawn = new DOMParser().parseFromString(told, 'image/svg+xml').documentElement;
        // Office programs set the lines of one text over each other; each becomes a text of its own.
        for (const text of [...drawn.querySelectorAll('text:has(> tspan.line)')]) {
            for (const line of text.querySelectorAll(':scope > tspan.line')) {
                const own = text.cloneNode(false), down = parseFloat(line.getAttribute('dy')) * parseFloat(text.style.fontSize);
                own.setAttribute('x', line.getAttribute('x'));
                own.setAttribute('y', Number(line.getAttribute('y')) + down);
                own.append(...line.childNodes);
                text.before(own);
            }
            text.remove();
        }
        drawn.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
        drawn.setAttribute('width', room.width);
        drawn.setAttribute('height', room.height);
        return {svg: new XMLSerializer().serializeToString(drawn), width: room.width, height: room.height};
    };

    // What is drawn as HTML stands on a sheet of its own, out of sight: laid out as on a desk, and as on paper, with
    // nothing to press and nothing folded.
    const onSheet = (part, use) => {
        const sheet = document.createElement('iframe');
        sheet.ariaHidden = 'true';
        sheet.style.cssText = `position: fixed; left: -9999px; top: 0; width: ${Math.max(...SHEETS)}px; height: 1000px; border: 0;`;
        document.body.append(sheet);
        const looks = [...document.querySelectorAll('style')].map(style => style.textContent).filter(text => text.includes('.kpi-'));
        const own = getComputedStyle(part);
        const basis = `* { box-sizing: border-box; } body { margin: 0; font: ${own.fontSize}/${own.lineHeight} ${font}; color: ${ink}; }`
            + ' a { color: inherit; text-decoration: none; }';
        const paper = looks.join('\n').replaceAll('@media print', '@media all');
        sheet.contentDocument.write(lit(`<${'!'}doctype html>${tag('style', {}, basis + paper)}${part.outerHTML}`));
        sheet.contentDocument.close();
        try {
            return use(sheet.contentDocument.body.firstElementChild);
        } finally {
            sheet.remove();
        }
    };
    // Where a long chart may be cut into columns: above which of its rows.
    const cuts = (root, columns) => {
        const start = root.getBoundingClientRect().top;
        const tops = [...root.querySelectorAll('tbody tr, .kpi-bullets > li')].map(row => row.getBoundingClientRect().top - start);
        if (tops.length < ROWS_OF_A_COLUMN * columns) return null;
        const first = tops[0], step = (root.scrollHeight - first) / columns;
        return Array.from({length: columns - 1}, (_, place) => tops.find(top => top >= first + (place + 1) * step - 1));
    };
    const measured = (root, room, sheet, columns) => {
        root.style.width = `${(sheet - GAP * (columns - 1)) / columns}px`;
        const width = Math.max(root.scrollWidth, root.offsetWidth), bounds = columns > 1 ? cuts(root, columns) : [];
        if (!bounds) return [];
        const edges = [0, ...bounds, root.scrollHeight];
        const head = bounds.length ? root.querySelector('thead')?.offsetHeight ?? 0 : 0;
        const high = Math.max(...bounds.concat(root.scrollHeight).map((end, place) => end - edges[place] + (place ? head : 0)));
        const wide = columns * width + GAP * (columns - 1);
        return [{style: root.style.width, width, wide, high, edges, head, scale: Math.min(LARGEST, room.width / wide, room.height / high)}];
    };
    const inColumns = ({pieces, fills}, root, layout) => {
        const headTop = (root.querySelector('thead')?.getBoundingClientRect().top ?? 0) - root.getBoundingClientRect().top;
        const columns = layout.edges.slice(1).map((end, place) => {
            const start = layout.edges[place], left = place * (layout.width + GAP);
            const own = pieces.filter(({top, bottom}) => top >= start - 1 && bottom <= end + 1).map(piece => piece.svg);
            const again = place && layout.head ? pieces.filter(piece => piece.element.closest('thead')).map(piece => piece.svg) : [];
            return tag('g', {transform: `translate(${left} ${place ? -headTop : 0})`}, again.join(''))
                + tag('g', {transform: `translate(${left} ${place ? layout.head - start : 0})`}, own.join(''));
        });
        return tag('defs', {}, fills.join('')) + columns.join('');
    };
    const markup = (part, room) => onSheet(part, root => {
        const places = Array.from({length: MOST_COLUMNS}, (_, place) => place + 1);
        const layouts = places.flatMap(columns => SHEETS.flatMap(sheet => measured(root, room, sheet, columns)));
        const largest = Math.max(...layouts.map(layout => layout.scale));
        // Of those about as large, the fewest columns, and bars as long as there is room for.
        let [best] = layouts.filter(layout => layout.scale > largest - 0.02)
            .sort((one, other) => one.edges.length - other.edges.length || other.wide - one.wide);
        if (largest < SMALLEST) best = {...layouts[0], scale: room.width / layouts[0].wide};
        root.style.width = best.style;
        const svg = inColumns(painted(root, lit), root, best);
        return {svg: tag('g', {transform: `scale(${best.scale})`}, svg), width: best.wide * best.scale, height: best.high * best.scale};
    });

    const pictureOf = async asked => {
        const {chart, title, subject, mark, source, brand, alt} = asked.dataset;
        const [x, width] = [MARGIN, WIDTH - 2 * MARGIN], parts = [];
        const put = (text, look) => {
            const told = paragraph(text, {x, width, ...look});
            parts.push(told.svg);
            return told.end;
        };
        let y = put(title, {y: MARGIN - 14, size: 27, weight: 650, width: width * 0.96});
        if (subject || mark) {
            const told = paragraph(mark, {x: 0, y: y + 7, size: 14, weight: 600, width, fill: colours.behind});
            const left = WIDTH - MARGIN - told.wide - 12;
            if (mark) parts.push(
                tag('rect', {x: left - 12, y: y + 4, width: told.wide + 24, height: 26, rx: 4, fill: 'none', stroke: colours.behind, 'stroke-dasharray': '5 3'}),
                tag('g', {transform: `translate(${left} 0)`}, told.svg));
            y = Math.max(y + 30, subject ? put(subject, {y: y + 5, size: 17, weight: 600, fill: colours.accent, width: left - MARGIN - 40}) : 0);
        }
        const top = y + 14, foot = {size: 13, fill: colours.muted};
        const below = paragraph(source, {x, y: 0, width: width - 350, ...foot}).end + 24;
        const room = {width, height: HEIGHT - MARGIN / 2 - below - top};
        const part = document.querySelector(`.st-key-${chart} .js-plotly-plot, .kpi-drawn[data-chart="${chart}"]`);
        const drawn = part.matches('.js-plotly-plot') ? await figure(part, room) : markup(part, room);
        const height = Math.max(HEIGHT, Math.round(top + drawn.height + below + MARGIN / 2));
        parts.push(tag('g', {transform: `translate(${MARGIN + (width - drawn.width) / 2} ${top})`}, drawn.svg));
        const line = height - MARGIN / 2 - below + 10, right = WIDTH - MARGIN;
        parts.push(tag('line', {x1: x, x2: right, y1: line, y2: line, stroke: colours.line}));
        put(source, {y: line + 8, ...foot, width: width - 350});
        parts.push(tag('text', {x: right, y: line + 21, 'font-size': 13, 'font-weight': 700, fill: colours.accent, 'text-anchor': 'end'}, escaped(brand)));
        const ground = tag('rect', {width: WIDTH, height, fill: '#ffffff'});
        const told = tag('title', {}, escaped(title)) + tag('desc', {}, escaped(alt));
        const svg = tag('svg', {
            xmlns: 'http://www.w3.org/2000/svg', width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}`, 'font-family': font,
            'xml:lang': document.documentElement.lang,
        }, told + ground + parts.join(''));
        return {svg, height};
    };

    const asPng = async ({svg, height}) => {
        const image = new Image(WIDTH, height), canvas = document.createElement('canvas');
        image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
        await image.decode();
        Object.assign(canvas, {width: WIDTH * SHARPNESS, height: height * SHARPNESS});
        canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
        return new Promise(done => canvas.toBlob(done, 'image/png'));
    };
    const asSvg = ({svg}) => new Blob([svg], {type: 'image/svg+xml'});

    const listened = window.kpiPictures;
    window.kpiPictures = async asked => {
        const picture = await pictureOf(asked), name = asked.dataset.file;
        const content = name.endsWith('.png') ? await asPng(picture) : asSvg(picture);
        const link = Object.assign(document.createElement('a'), {href: URL.createObjectURL(content), download: name});
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    };
    if (!listened) document.addEventListener('click', event => {
        const asked = event.target.closest?.('button.kpi-picture');
        if (asked) window.kpiPictures(asked);
    });
})
