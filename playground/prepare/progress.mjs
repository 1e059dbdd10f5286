const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/**
 * Does one step of the work, and shows how long it takes: a line that moves on a terminal, plain
 * lines elsewhere.
 *
 * @template Result
 * @param {string} title
 * @param {(say: (detail: string) => void) => Promise<Result>} work `say` adds to the line.
 * @returns {Promise<Result>}
 */
export async function step(title, work) {
  const startedAt = Date.now();
  const seconds = () => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
  const out = process.stdout;
  let detail = '';
  let frame = 0;
  const draw = () => {
    frame += 1;
    const text = `${frames[frame % frames.length]} ${title}${detail && `: ${detail}`} (${seconds()})`;
    out.write(`\r\x1b[2K${text.slice(0, (out.columns || 80) - 1)}`);
  };
  const timer = out.isTTY ? setInterval(draw, 100) : undefined;
  if (!out.isTTY) out.write(`- ${title} …\n`);
  const end = (mark) => {
    clearInterval(timer);
    out.write(
      out.isTTY ? `\r\x1b[2K${mark} ${title} (${seconds()})\n` : `  ${mark} ${seconds()}\n`
    );
  };
  try {
    const result = await work((text) => {
      detail = text;
    });
    end('✓');
    return result;
  } catch (error) {
    end('✗');
    throw error;
  }
}
