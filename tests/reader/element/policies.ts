import { byMarks } from '../../fixtures/discussion';

/** As `byMarks`, and nobody is taken for a program because a test types fast. */
export const byMarksAndFast = (options: Record<string, unknown> = {}) => {
  const { limits, moderation } = byMarks();
  return {
    limits: { ...limits, votesPerAddress: 100_000, previewsPerAddress: 100_000 },
    moderation: {
      ...moderation,
      options: { ...moderation.options, 'typing-time': { enabled: false }, ...options },
    },
  };
};
