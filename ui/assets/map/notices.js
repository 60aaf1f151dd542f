/* What the map says over itself: that it is loading, that its shapes are schematic, that it could not be drawn. */
import { element } from "./elements.js";
import { map, state } from "./state.js";

/** @type {HTMLElement} */
let notice;
/** @type {HTMLElement | undefined} */
let loading;
/** @type {HTMLElement | undefined} */
let fault;

export function makeNotices() {
  notice = element("div", "notice");
  notice.hidden = true;
  loading = element("div", "loading");
  loading.setAttribute("role", "status");
  map.getContainer().append(notice, loading);
}

export function showNotice() {
  notice.textContent = state.notice;
  notice.hidden = !state.notice;
}

/* The words come with the state, which may be there before the map or after it. */
export function sayWords() {
  if (loading && state) loading.textContent = state.words.loading;
  if (fault && state) fault.textContent = state.words.fault;
}

export function doneLoading() {
  loading?.remove();
}

export function sayFault() {
  fault = element("div", "fault");
  fault.setAttribute("role", "alert");
  map.getContainer().append(fault);
  sayWords();
}
