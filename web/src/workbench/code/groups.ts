/** Open files, side by side: each group has its tabs and the one that is shown. There is always at least one group, and at most two. */
export interface Group {
  paths: readonly string[];
  active: string | null;
}

export interface Groups {
  groups: readonly Group[];
  /** The group that the keys go to and where files open. */
  focused: number;
}

export const MOST_GROUPS = 2;
export const noGroups: Groups = { groups: [{ paths: [], active: null }], focused: 0 };

const withGroup = (state: Groups, index: number, change: (group: Group) => Group): Groups => ({
  ...state,
  groups: state.groups.map((group, at) => (at === index ? change(group) : group)),
});

/** A second group that lost its last tab goes away. */
function tidy({ groups, focused }: Groups): Groups {
  const kept = groups.filter((group) => group.paths.length > 0);
  if (kept.length === 0) return noGroups;
  const before = groups[focused];
  return { groups: kept, focused: Math.max(0, before ? kept.indexOf(before) : 0) };
}

const leave = (group: Group, path: string): Group => {
  const index = group.paths.indexOf(path);
  const paths = group.paths.filter((other) => other !== path);
  return { paths, active: group.active === path ? (paths[index] ?? paths.at(-1) ?? null) : group.active };
};

const enter = (group: Group, path: string): Group => ({
  paths: group.paths.includes(path) ? group.paths : [...group.paths, path],
  active: path,
});

export const focus = (state: Groups, index: number): Groups =>
  index === state.focused || !state.groups[index] ? state : { ...state, focused: index };

/** Opens a file where the person is. */
export const openPath = (state: Groups, path: string, index = state.focused): Groups =>
  focus(
    withGroup(state, index, (group) => enter(group, path)),
    index,
  );

export const closePath = (state: Groups, path: string, index: number): Groups =>
  tidy(withGroup(state, index, (group) => leave(group, path)));

/** Shows a file on the other side as well; the other side is made when there is none. */
export function splitPath(state: Groups, path: string): Groups {
  const groups = state.groups.length < MOST_GROUPS ? [...state.groups, { paths: [], active: null }] : state.groups;
  const other = state.groups.length < MOST_GROUPS ? groups.length - 1 : state.focused === 0 ? 1 : 0;
  return openPath({ groups, focused: state.focused }, path, other);
}

/** Takes a tab from one group to another; one beyond the last is made for it. */
export function movePath(state: Groups, path: string, from: number, to: number): Groups {
  if (from === to || to >= MOST_GROUPS || !state.groups[from]?.paths.includes(path)) return state;
  // Alone in its group, there is nothing left to split from.
  if (to >= state.groups.length && state.groups[from].paths.length === 1) return state;
  const groups = to < state.groups.length ? state.groups : [...state.groups, { paths: [], active: null }];
  const entered = withGroup({ groups, focused: to }, to, (group) => enter(group, path));
  return tidy(withGroup(entered, from, (group) => leave(group, path)));
}

/** Follows files to their new paths. */
export const renamePaths = (state: Groups, pathAfter: (path: string) => string): Groups => ({
  ...state,
  groups: state.groups.map(({ paths, active }) => ({
    paths: paths.map(pathAfter),
    active: active === null ? null : pathAfter(active),
  })),
});

export const removePaths = (state: Groups, isGone: (path: string) => boolean): Groups =>
  tidy({
    ...state,
    groups: state.groups.map((group) => group.paths.filter(isGone).reduce(leave, group)),
  });
