import type { Locator, Page } from "playwright-core";
import { type Lab, openNotebook } from "./lab";

/** A notebook in JupyterLab, worked as a person does: by its toolbar, its menus and its keys. */
export class LabNotebook {
  private readonly panel: Locator;

  private constructor(readonly page: Page) {
    this.panel = page.locator(".jp-NotebookPanel:visible");
  }

  /** Opens a notebook of the lab's folder and waits for its kernel. */
  static async open(page: Page, lab: Lab, name: string): Promise<LabNotebook> {
    await openNotebook(page, lab, name);
    return new LabNotebook(page);
  }

  /** Code cell number `index`, from 0. */
  cell(index: number): Locator {
    return this.panel.locator(".jp-CodeCell").nth(index);
  }

  /** What a cell shows below its code. */
  output(index: number): Locator {
    return this.cell(index).locator(".jp-OutputArea");
  }

  /** Puts the cursor at the end of a cell's code. */
  async enter(index: number): Promise<void> {
    await this.cell(index).locator(".cm-content").click();
    await this.page.keyboard.press("Control+End");
  }

  /** Starts a cell with Ctrl+Enter and does not wait for its end. */
  async start(index: number): Promise<void> {
    await this.enter(index);
    await this.page.keyboard.press("Control+Enter");
    await this.cell(index)
      .locator(".jp-InputPrompt", { hasText: /\[(\*|\d+)\]/ })
      .waitFor();
  }

  /** Waits until a cell that was started has its number. */
  async ended(index: number): Promise<void> {
    await this.cell(index)
      .locator(".jp-InputPrompt", { hasText: /\[\d+\]/ })
      .waitFor();
  }

  /** Runs a cell to its end and returns the text below it; a cell that ran before is waited for through its star. */
  async run(index: number): Promise<string> {
    const prompt = this.cell(index).locator(".jp-InputPrompt");
    const before = await prompt.innerText();
    await this.enter(index);
    await this.page.keyboard.press("Control+Enter");
    await prompt.filter({ hasNotText: before }).waitFor();
    await this.ended(index);
    return this.text(index);
  }

  /** The text below a cell, without the numbers beside it. */
  async text(index: number): Promise<string> {
    const outputs = await this.output(index).locator(".jp-OutputArea-output").allInnerTexts();
    return outputs.map((text) => text.trimEnd()).join("\n");
  }

  /** Clicks a button of the notebook's toolbar. */
  async press(button: "interrupt" | "restart" | "save"): Promise<void> {
    await this.panel.locator(`.jp-NotebookPanel-toolbar [data-jp-item-name="${button}"]`).click();
  }

  /** Waits until the status bar, and the circle beside the kernel's name, say what the kernel does. */
  async status(words: "Idle" | "Busy"): Promise<void> {
    await this.panel
      .locator(`.jp-Notebook-ExecutionIndicator[data-status="${words.toLowerCase()}"]`)
      .waitFor({ state: "attached" });
    await this.page.locator("#jp-bottom-panel", { hasText: `TypeScript | ${words}` }).waitFor();
  }

  /** Restarts the kernel from the toolbar, says yes to the question, and waits for the new one. */
  async restart(): Promise<void> {
    await this.press("restart");
    await this.page.locator(".jp-Dialog .jp-mod-accept").click();
    await this.page.locator(".jp-Dialog").waitFor({ state: "detached" });
    await this.status("Idle");
  }

  /** The longest time for which the page drew nothing while `action` went on, as a part of all the time that it took. */
  async longestFreeze(action: () => Promise<unknown>): Promise<number> {
    await this.page.evaluate(() => {
      const watch = Object.assign(window, { longest: 0, watching: true });
      let last = performance.now();
      const look = (now: number): void => {
        watch.longest = Math.max(watch.longest, now - last);
        last = now;
        if (watch.watching) requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    const start = performance.now();
    await action();
    const longest = await this.page.evaluate(() => {
      const watch = window as unknown as { longest: number; watching: boolean };
      watch.watching = false;
      return watch.longest;
    });
    return longest / (performance.now() - start);
  }
}
