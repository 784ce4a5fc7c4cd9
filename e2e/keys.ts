// A person with a keyboard and no mouse: Tab, Enter, Space, arrows and letters, nothing else.
import { expect, type Locator, type Page } from '@playwright/test';

/** So many stops is no way to get anywhere; a page with more needs a better order, not a higher number. */
const TOO_FAR = 150;

export class Keys {
  /** What a thumb would tap: links, buttons and choices. Typing and tabbing are not counted. */
  taps = 0;

  constructor(private readonly page: Page) {}

  /** Tabs on until `target` has the focus; every stop on the way must show that it has it. */
  async to(target: Locator): Promise<void> {
    await expect(target).toHaveCount(1);
    if (await target.evaluate((el) => el === document.activeElement)) return;
    const seen: string[] = [];
    for (let stop = 0; stop < TOO_FAR; stop += 1) {
      const { name, there } = await this.tab(target);
      if (there) return;
      seen.push(name);
    }
    throw new Error(`never reached ${target} by Tab; passed: ${[...new Set(seen)].join(' | ')}`);
  }

  /** Goes to a link or button and presses Enter; waits for the page it leads to. */
  async press(target: Locator): Promise<void> {
    await this.to(target);
    this.taps += 1;
    const arrived = this.page.waitForEvent('load');
    await this.page.keyboard.press('Enter');
    await arrived;
  }

  /** Unfolds what stands under a summary. */
  async open(summary: Locator): Promise<void> {
    await this.to(summary);
    this.taps += 1;
    await this.page.keyboard.press('Enter');
    await expect(summary.locator('..')).toHaveAttribute('open', '');
  }

  /** Follows a link inside the page to a field, as the summary of errors offers it. */
  async jump(link: Locator, field: Locator): Promise<void> {
    await this.to(link);
    await this.page.keyboard.press('Enter');
    await expect(field).toBeFocused();
  }

  /** Types into a field, in place of what stands there. */
  async type(field: Locator, text: string): Promise<void> {
    await this.to(field);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.press('Delete');
    await this.page.keyboard.insertText(text);
    await expect(field).toHaveValue(text);
  }

  /** Ticks or unticks a box. */
  async tick(box: Locator, wanted = true): Promise<void> {
    await this.to(box);
    if ((await box.isChecked()) !== wanted) {
      this.taps += 1;
      await this.page.keyboard.press('Space');
    }
    await expect(box).toBeChecked({ checked: wanted });
  }

  /** Chooses one of a group of radio buttons: the group is one stop, the arrows move inside. */
  async choose(name: string, value: string): Promise<void> {
    const group = this.page.locator(`input[type=radio][name="${name}"]`);
    const wanted = group.and(this.page.locator(`[value="${value}"]`));
    const count = await group.count();
    if (await wanted.isChecked()) return;
    this.taps += 1;
    const inside = () => group.evaluateAll((all) => all.some((el) => el === document.activeElement));
    for (let stop = 0; stop < TOO_FAR && !(await inside()); stop += 1) await this.tab(wanted);
    for (let step = 0; step <= count; step += 1) {
      if (await wanted.evaluate((el) => el === document.activeElement)) break;
      await this.page.keyboard.press('ArrowDown');
    }
    if (!(await wanted.isChecked())) await this.page.keyboard.press('Space');
    await expect(wanted).toBeChecked();
  }

  /** One stop further. Says where the focus is and whether that is `target`; fails when nobody could see it. */
  private async tab(target: Locator): Promise<{ name: string; there: boolean }> {
    await this.page.keyboard.press('Tab');
    const { name, visible, there } = await target.evaluate((wanted) => {
      const el = document.activeElement as HTMLElement | null;
      if (!el || el === document.body || el === document.documentElement) return { name: 'the page', visible: true, there: false };
      const marked = (it: Element | null, part?: string) => {
        if (!it) return false;
        const style = getComputedStyle(it, part);
        const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
        return ring || style.boxShadow !== 'none';
      };
      // A choice chip draws its ring around the real button, a card's link around the whole card.
      const visible = marked(el) || marked(el.closest('label')) || marked(el.nextElementSibling) || marked(el, '::after');
      const box = (el.closest('label') ?? el).getBoundingClientRect();
      const label = el.getAttribute('name') ?? el.textContent?.trim().slice(0, 30) ?? '';
      const seen = visible && box.width > 0 && box.height > 0;
      return { name: `${el.tagName.toLowerCase()} ${label}`, visible: seen, there: el === wanted };
    });
    expect(visible, `the focus on ${name} cannot be seen (${this.page.url()})`).toBe(true);
    return { name, there };
  }
}
