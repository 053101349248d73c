import { progressText, streamReporter } from "lib/setup/shared/reporter";

/** A stream that keeps what is written. */
function streamOf(isTTY: boolean): { stream: NodeJS.WriteStream; text: () => string } {
  let written = "";
  const stream = { isTTY, columns: 20, write: (text: string) => Boolean((written += text)) };
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => written };
}

describe("progressText", () => {
  it("says how much there is, the rate and the time left", () => {
    expect(progressText(100e6, 300e6, 10)).toBe("100 of 300 MB, 10.0 MB/s, 20 s left");
    expect(progressText(2e6, 302e6, 1)).toBe("2 of 302 MB, 2.0 MB/s, 2 min 30 s left");
  });

  it("guesses nothing before the first megabyte, and never more than all", () => {
    expect(progressText(999, 300e6, 10)).toBe("0 of 300 MB");
    expect(progressText(310e6, 300e6, 10)).toBe("300 of 300 MB, 31.0 MB/s, 0 s left");
  });
});

describe("streamReporter", () => {
  it("rewrites its line of progress on a terminal, cut to the width", () => {
    const { stream, text } = streamOf(true);
    const reporter = streamReporter(stream);
    reporter.progress("one");
    reporter.progress("a line of more than twenty columns");
    reporter.say("done");
    expect(text()).toBe("one\r\u001b[2Ka line of more than\r\u001b[2Kdone\n");
  });

  it("writes whole lines elsewhere, and progress only after five silent seconds", () => {
    jest.useFakeTimers({ now: 0 });
    const { stream, text } = streamOf(false);
    const reporter = streamReporter(stream);
    reporter.progress("too early");
    jest.setSystemTime(5_000);
    reporter.progress("now");
    reporter.progress("too early again");
    reporter.say("done");
    jest.useRealTimers();
    expect(text()).toBe("now\ndone\n");
  });
});
