// The player of the map: shows another month of the figures the page already holds, and when it rests there, writes
// the month into the address, so that the page is asked for it and everything else on it follows. `kpiPlayer.show`
// is called by every run of the page with the place of the month it drew.
if (!window.kpiPlayer) {
    const REST_MS = 900, STEP_MS = 1100, BETWEEN = '|';
    const player = () => document.querySelector('.kpi-player');
    const months = name => player().dataset[name].split(BETWEEN);
    const state = { place: 0, timer: null, resting: null, told: '' };

    function draw(place) {
        const found = player();
        if (!found) return;
        state.place = place;
        const range = found.querySelector('.kpi-player-range'), name = months('names')[place];
        range.value = place;
        range.setAttribute('aria-valuetext', name);
        found.querySelector('.kpi-player-month').textContent = name;
        found.querySelector('[data-player=back]').disabled = place === 0;
        found.querySelector('[data-player=on]').disabled = place === months('names').length - 1;
    }

    function recolour(place) {
        const period = months('slugs')[place], symbols = {};
        for (const sample of document.querySelectorAll('.kpi-map-sample')) symbols[sample.dataset.key] = sample.textContent;
        for (const unit of document.querySelectorAll('.kpi-map a.kpi-unit')) {
            const key = unit.dataset.keys[place];
            unit.dataset.key = key;
            unit.setAttribute('aria-label', `${unit.dataset.name}: ${unit.dataset.told.split(BETWEEN)[place]}`);
            unit.href = unit.getAttribute('href').replace(/period=[^&]*/, `period=${period}`);
            const mark = unit.querySelector('.kpi-unit-symbol')
                ?? document.querySelector(`.kpi-shape-mark[data-of="${unit.dataset.code}"]`);
            if (mark) [mark.textContent, mark.dataset.key] = [symbols[key] ?? '', key];
            const value = unit.querySelector('.kpi-unit-value');
            if (value) value.textContent = unit.dataset.written.split(BETWEEN)[place];
        }
        const title = document.querySelector('.kpi-h1');
        if (title) title.textContent = months('titles')[place];
        read(document.activeElement?.closest?.('.kpi-map a.kpi-unit'));
    }

    function go(place) {
        const last = months('slugs').length - 1;
        draw(Math.min(Math.max(place, 0), last));
        recolour(state.place);
        clearTimeout(state.resting);
        if (!state.timer) state.resting = setTimeout(rest, REST_MS);
    }

    function rest() {
        if (!player()) return;
        const address = new URL(location.href), period = months('slugs')[state.place];
        if (address.searchParams.get('period') === period) return;
        address.searchParams.set('period', period);
        history.replaceState(null, '', address);
        window.dispatchEvent(new PopStateEvent('popstate'));
    }

    function pause() {
        clearInterval(state.timer);
        state.timer = null;
        press(false);
        state.resting = setTimeout(rest, REST_MS);
    }

    function play() {
        const last = months('slugs').length - 1;
        clearTimeout(state.resting);
        if (state.place === last) go(0);
        clearTimeout(state.resting);
        // Whoever wants less motion gets the same months, each for longer.
        const pace = matchMedia('(prefers-reduced-motion: reduce)').matches ? 2 * STEP_MS : STEP_MS;
        state.timer = setInterval(() => {
            if (!player()) return clearInterval(state.timer);
            go(state.place + 1);
            if (state.place === last) pause();
        }, pace);
        press(true);
    }

    function press(playing) {
        const button = player()?.querySelector('[data-player=play]');
        if (!button) return;
        if (!button.dataset.own) button.dataset.own = button.getAttribute('aria-label');
        const label = playing ? button.dataset.other : button.dataset.own;
        button.textContent = playing ? '❚❚' : '▶';
        button.setAttribute('aria-label', label);
        button.title = label;
    }

    // A page may have several maps: the one pointed at tells, the others rest.
    function read(unit) {
        for (const readout of document.querySelectorAll('.kpi-map-readout')) {
            const pointed = unit && readout.closest('.kpi-map') === unit.closest('.kpi-map');
            readout.textContent = pointed ? unit.getAttribute('aria-label') : readout.dataset.rest;
            readout.classList.toggle('kpi-muted', !pointed);
        }
    }

    document.addEventListener('click', event => {
        const act = event.target.closest?.('[data-player]')?.dataset.player;
        if (act === 'play') state.timer ? pause() : play();
        else if (act) {
            if (state.timer) pause();
            go(state.place + (act === 'on' ? 1 : -1));
        }
    });
    document.addEventListener('input', event => {
        if (!event.target.matches?.('.kpi-player-range')) return;
        if (state.timer) pause();
        go(Number(event.target.value));
    });
    for (const type of ['mouseover', 'focusin'])
        document.addEventListener(type, event => {
            const unit = event.target.closest?.('.kpi-map a.kpi-unit');
            if (unit || event.target.closest?.('.kpi-map')) read(unit);
        });

    window.kpiPlayer = {
        show(place) {
            if (state.timer) return;
            const wait = tries => {
                if (player()) draw(place);
                else if (tries) requestAnimationFrame(() => wait(tries - 1));
            };
            wait(120);
        },
    };
}
