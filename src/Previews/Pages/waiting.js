(() => {
  const card = document.querySelector('main');
  const texts = JSON.parse(card.dataset.texts);
  const part = (name) => card.querySelector(`[data-part="${name}"]`);
  const show = (name, visible) => { part(name).hidden = !visible; };
  const button = part('restart');

  const draw = (status) => {
    const failed = status.state === 'failed';
    const stopped = status.state === 'asleep';
    part('title').textContent = failed ? texts.failed : stopped ? texts.stopped : texts.waking;
    part('stage').textContent = failed ? texts.reasons[status.code] ?? texts.reason : stopped ? texts.stoppedLead : texts.stages[status.stage] ?? texts.stages.none;
    part('log').textContent = status.output ?? status.lines.join('\n');
    part('log').scrollTop = part('log').scrollHeight;
    show('bar', !failed && !stopped);
    show('hint', !failed && !stopped);
    show('again', failed || stopped);
    // Who came by a link has no button: the app is not theirs to restart.
    if (!button) return;
    button.textContent = failed ? texts.restart : texts.start;
    if (failed || stopped) button.disabled = false;
  };

  // The answer is held until there is something new: the app is on the screen the moment it is there.
  let seen = '';
  const look = async () => {
    try {
      const answer = await fetch(`/__forja/status?seen=${encodeURIComponent(seen)}`, { headers: { accept: 'application/json' }, cache: 'no-store' });
      // Without access any more: the server's own page says what to do.
      if (answer.status === 401) return location.reload();
      const status = await answer.json();
      // The browser keeps this page on the screen until the app has something to show.
      if (status.state === 'ready') return location.reload();
      seen = status.seen;
      draw(status);
      look();
    } catch {
      // The server itself restarts.
      seen = '';
      setTimeout(look, 350);
    }
  };

  button?.addEventListener('click', async () => {
    button.disabled = true;
    try { await fetch('/__forja/restart', { method: 'POST' }); } catch { button.disabled = false; }
  });

  look();
})();
