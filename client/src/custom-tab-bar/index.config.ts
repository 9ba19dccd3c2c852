export default defineAppConfig({ component: true } as never);
