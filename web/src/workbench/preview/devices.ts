/** The screens on which an app can be looked at. */
export const devices = ['full', 'laptop', 'tablet', 'phone'] as const;
export type Device = (typeof devices)[number];

const sizes: Record<Exclude<Device, 'full'>, { width: number; height: number }> = {
  laptop: { width: 1280, height: 800 },
  tablet: { width: 820, height: 1180 },
  phone: { width: 390, height: 844 },
};

/** The size of a device as it is held; null takes all the room there is. */
export function sizeOf(device: Device, turned: boolean): { width: number; height: number } | null {
  if (device === 'full') return null;
  const { width, height } = sizes[device];
  return turned ? { width: height, height: width } : { width, height };
}

/** How much smaller a device is drawn so that all of it is seen. Never larger than it is. */
export const scaleFor = (
  size: { width: number; height: number },
  room: { width: number; height: number },
  margin: number,
): number => Math.min(1, (room.width - 2 * margin) / size.width, (room.height - 2 * margin) / size.height);
