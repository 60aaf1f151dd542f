/* What the page was sent with, in the element of this script: where its parts are, the files of the map, its frame. */
import { viewOf } from "./address.js";

const { parts, map, frame } = document.currentScript?.dataset ?? {};

export const served = parts;
export const filesOfMap = map ? map.split(" ") : [];
export const frameSent = frame;
export const alone = new URLSearchParams(location.search).get("embed") === "true";
export const AT_FIRST = viewOf(location.search)
  ? []
  : alone
    ? ["map"]
    : ["header", "map", "figures", "panel", "table", "filters"];
