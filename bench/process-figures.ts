import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const NS_PER_MS = 1e6;

/** CPU time that a process has used so far, all its living threads together, in milliseconds. */
export const processCpuMs = (pid: number): number =>
  readdirSync(`/proc/${String(pid)}/task`)
    .map((thread) => runTime(`/proc/${String(pid)}/task/${thread}/schedstat`))
    .reduce((sum, one) => sum + one, 0);

/** The same of its main thread alone: where JavaScript runs. */
export const mainThreadCpuMs = (pid: number): number => runTime(`/proc/${String(pid)}/task/${String(pid)}/schedstat`);

function runTime(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8').split(' ')[0]) / NS_PER_MS;
  } catch {
    return 0; // the thread ended while we looked
  }
}

/** Resident memory in MB of 2^20 bytes. */
export const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]) / 1024;

/** Memory of all processes below `ancestor` that descend from one called `name`, shared pages counted by share; in MB. `null` when there is none. */
export function familyPssMb(ancestor: number, name: string): number | null {
  const parents = new Map<number, { parent: number; name: string }>();
  for (const entry of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const [, comm = '', parent = ''] = /\((.*)\) \S (\d+)/.exec(readOrEmpty(`/proc/${entry}/stat`)) ?? [];
    parents.set(Number(entry), { parent: Number(parent), name: comm });
  }
  const line = (pid: number): { pid: number; name: string }[] => {
    const known = parents.get(pid);
    return known ? [{ pid, name: known.name }, ...line(known.parent)] : [];
  };
  const family = [...parents.keys()].filter((pid) => {
    const above = line(pid);
    return above.some((one) => one.name === name) && above.some((one) => one.pid === ancestor);
  });
  const kilobytes = family.map((pid) =>
    Number(/^Pss:\s+(\d+)/m.exec(readOrEmpty(`/proc/${String(pid)}/smaps_rollup`))?.[1] ?? 0),
  );
  return family.length === 0 ? null : kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // the process ended while we looked
  }
}

/** Begins the measurement of {@link peakMb} anew. */
export const forgetPeak = (pid: number): void => writeFileSync(`/proc/${String(pid)}/clear_refs`, '5');

/** Highest resident memory since {@link forgetPeak}, in MB of 2^20 bytes. */
export const peakMb = (pid: number): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]) / 1024;
