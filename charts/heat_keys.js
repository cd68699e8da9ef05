// Arrow keys lead from figure to figure of the heat table: the tab key stops at names and at the province's figures
// only, because there are hundreds below them.
if (!window.kpiHeatKeys) {
    window.kpiHeatKeys = true;
    const steps = {ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1]};
    document.addEventListener('keydown', event => {
        const cell = event.target.closest?.('.kpi-heat a')?.closest('td, th'), step = steps[event.key];
        if (!cell || !step || event.ctrlKey || event.metaKey || event.altKey) return;
        const rows = [...cell.closest('table').rows];
        let [row, column, next] = [rows.indexOf(cell.parentElement), cell.cellIndex, null];
        while (!next && rows[row += step[0]] && (column += step[1]) >= 0 && column < cell.parentElement.cells.length)
            next = rows[row].cells[column]?.querySelector('a');
        if (!next) return;
        event.preventDefault();
        next.focus();
    });
}
