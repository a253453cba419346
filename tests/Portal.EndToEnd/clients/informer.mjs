// Follows the config maps of a namespace with an informer and says what it hears, one line each: node informer.mjs KUBECONFIG NAMESPACE
import { CoreV1Api, KubeConfig, makeInformer } from '@kubernetes/client-node';

const [file, namespace] = process.argv.slice(2);
const config = new KubeConfig();
config.loadFromFile(file);
const api = config.makeApiClient(CoreV1Api);
const informer = makeInformer(config, `/api/v1/namespaces/${namespace}/configmaps`, () => api.listNamespacedConfigMap({ namespace }));

for (const verb of ['add', 'update', 'delete']) {
  informer.on(verb, (found) => console.log(`${verb} ${found.metadata.name} ${found.data?.k ?? ''}`));
}

informer.on('connect', () => console.log('connected'));
informer.on('error', (error) => {
  console.log(`error ${error}`);
  setTimeout(() => informer.start(), 100);
});
await informer.start();
