// Meeting mode: shows one screen at a time. A clicker sends Page Up and Page Down; some send the arrows or Space.
(() => {
  const FORWARD = new Set(['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'Enter', 'n']);
  const BACK = new Set(['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace', 'p']);
  const deck = () => document.querySelector('.kpi-screens');
  const turn = (to) => {
    const screens = [...deck().querySelectorAll('.kpi-screen')];
    const place = Math.min(Math.max(to, 0), screens.length - 1);
    screens.forEach((screen, at) => screen.classList.toggle('kpi-screen-shown', at === place));
    window.kpiScreen = place;
    const address = new URL(location.href);
    address.searchParams.set('screen', String(place + 1));
    history.replaceState(history.state, '', address);
  };
  const listen = (event) => {
    if (!deck() || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = window.kpiScreen ?? 0;
    if (FORWARD.has(event.key)) turn(at + 1);
    else if (BACK.has(event.key)) turn(at - 1);
    else if (event.key === 'Home') turn(0);
    else if (event.key === 'End') turn(Number.MAX_SAFE_INTEGER);
    else if (event.key === 'f' || event.key === 'F') {
      if (document.fullscreenElement) document.exitFullscreen();
      else document.documentElement.requestFullscreen().catch(() => undefined);
    } else if (event.key === 'Escape') document.querySelector('.kpi-screens-leave')?.click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (window.kpiListen) document.removeEventListener('keydown', window.kpiListen, true);
  window.kpiListen = listen;
  document.addEventListener('keydown', listen, true);
  const begin = (tries) => {
    if (!deck()) { if (tries) setTimeout(begin, 50, tries - 1); return; }
    deck().addEventListener('click', (event) => turn((window.kpiScreen ?? 0) + (event.clientX < innerWidth / 3 ? -1 : 1)));
    turn(Number(new URL(location.href).searchParams.get('screen') ?? 1) - 1);
    deck().focus({ preventScroll: true });
  };
  begin(100);
})();
