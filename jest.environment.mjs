import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

/**
 * Jest's environment for Node, its global object an ordinary one. Jest's own lies behind a proxy that is asked at every
 * mention of `process`, `JSON` or `Object`, in the SDK and in our code alike: a quarter of all that tests of functions
 * took. Each file has a global object of its own as before. A Node older than 20.18 cannot make one and keeps the proxy.
 */
export default class OrdinaryGlobalEnvironment extends TestEnvironment {
  constructor(config, context) {
    const createContext = vm.createContext;
    const ordinary = vm.constants?.DONT_CONTEXTIFY;
    if (ordinary !== undefined) vm.createContext = () => createContext(ordinary);
    try {
      super(config, context);
    } finally {
      vm.createContext = createContext;
    }
  }
}
