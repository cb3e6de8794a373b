const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);
const hours = (count: number) => (count === 1 ? 'an hour' : `${count} hours`);

/** What the team reads about its schedules, in English. `when` is a time, or a stretch of it, already written. */
export const ON_CALL_WORDS = {
  button: 'View the schedule',
  reminder: {
    subject: (ahead: number) => `You are on call in ${hours(ahead)}`,
    sentence: (schedule: string, when: string, ahead: number) =>
      `You are on call in ${hours(ahead)} (${schedule}), from ${when}.`,
  },
  changed: {
    subject: (schedule: string) => `${schedule}: your on-call times have changed`,
    next: (schedule: string, when: string) =>
      `Your on-call times (${schedule}) have changed. You are next on from ${when}.`,
    none: (schedule: string) =>
      `Your on-call times (${schedule}) have changed. You are not on call in the next two weeks.`,
  },
  gap: {
    subject: (schedule: string, ahead: number) => `${schedule}: nobody is on call in ${days(ahead)}`,
    sentence: (schedule: string, when: string) =>
      `Nobody is on call (${schedule}): ${when}. A call then reaches only the fallback. Please put somebody on.`,
  },
  wanted: {
    subject: (by: string) => `${by} asks for cover`,
    sentence: (by: string, schedule: string, when: string) =>
      `${by} asks for cover (${schedule}): ${when}. The first who takes it has it.`,
  },
  taken: {
    subject: (by: string) => `${by} covers for you`,
    sentence: (by: string, schedule: string, when: string) =>
      `${by} covers for you (${schedule}): ${when}. You are off.`,
  },
} as const;
