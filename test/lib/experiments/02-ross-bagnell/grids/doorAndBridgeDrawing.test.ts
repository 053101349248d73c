import { showDoorAndBridge } from "lib/experiments/02-ross-bagnell/grids/doorAndBridgeDrawing";
import { shownDiagram } from "../../shownDiagram";

describe("showDoorAndBridge", () => {
  it("draws the ways that are open on the robot's plan and in the world, with their steps", () => {
    const { texts, arrows, alt } = shownDiagram(() => showDoorAndBridge());
    expect(texts).toEqual([
      ...[
        "the robot's plan",
        "6 steps",
        "16 steps",
        "S",
        "G",
        "d",
        "door",
        "open",
        "bridge",
        "collapsed",
      ].map(escaped),
      ...["the world", "10 steps", "16 steps", "S", "G", "d", "b", "door", "locked", "bridge", "fine"],
      ...["open in the world", "open on the plan"],
    ]);
    expect(arrows).toEqual({ world: 3, model: 3 });
    expect(alt).toContain("the door d is open, a way of 6 steps, and the bridge has collapsed");
    expect(alt).toContain("a way of 10 steps. A detour round the pit, 16 steps, is the same on both.");
  });
});

const escaped = (text: string): string => text.replace("'", "&#39;");
