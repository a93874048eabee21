// The plays before the real hub, by name.
import { play_demo } from "./demo_plays.mjs";
import { play_desk, play_hands } from "./desk_plays.mjs";
import { play_nodes, play_plain } from "./neighbour_plays.mjs";
import { play_words } from "./word_plays.mjs";

export const hub_plays = { demo: play_demo, desk: play_desk, hands: play_hands, nodes: play_nodes, plain: play_plain, words: play_words };
