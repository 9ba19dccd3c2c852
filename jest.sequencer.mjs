import TestSequencer from '@jest/test-sequencer';

/** What takes seconds a file before what takes a moment: the last files of a run are then short, and no worker waits for the other's long one. */
const projects = ['e2e', 'cloud', 'rules', 'client'];

/** Without times of an earlier run Jest goes by the size of a file, and the shortest files of ours are among the longest tests. */
export default class LongProjectsFirst extends TestSequencer {
  sort(tests) {
    const place = ({ context }) => projects.indexOf(context.config.displayName.name);
    return super.sort(tests).sort((one, other) => place(one) - place(other));
  }
}
