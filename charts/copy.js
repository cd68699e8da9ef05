// The button below a text copies it. Where the browser keeps its clipboard for secure connections, the text is
// selected and copied the older way.
if (!window.kpiCopying) {
    window.kpiCopying = true;
    const olderWay = field => {
        field.focus();
        field.select();
        return document.execCommand('copy');
    };
    document.addEventListener('click', async event => {
        const button = event.target.closest?.('button.kpi-copy');
        if (!button) return;
        const field = button.parentElement.querySelector('textarea');
        let done = false;
        try {
            await navigator.clipboard.writeText(field.value);
            done = true;
        } catch {
            done = olderWay(field);
        }
        if (!done) return;
        const said = button.dataset.said ?? button.textContent;
        button.dataset.said = said;
        button.textContent = button.dataset.copied;
        setTimeout(() => { button.textContent = said; }, 2500);
    });
}
