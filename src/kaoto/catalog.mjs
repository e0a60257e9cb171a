// Writes Kaoto's catalog to target/kaoto, with event-log: beside the components that Kaoto knows: from what the component says of
// itself, and from the schema that other editors go by.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { catalogFolder, loadKaoto } from './kaoto.mjs';

const root = new URL('../..', import.meta.url).pathname;
const target = `${root}target/kaoto`;
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));

const described = json(`${root}src/generated/resources/META-INF/io/signalpost/eventlog/event-log.json`);
const { definitions } = json(`${root}docs/schema/routes.schema.json`).items;

/** Kaoto's forms take one field per parameter, a choice or a text. */
function field(parameter, schema) {
  const choices = schema.anyOf?.flatMap((one) => one.enum ?? definitions[one.$ref?.split('/').pop()]?.oneOf ?? []) ?? [];
  const examples = choices.map((choice) => choice.const ?? choice);
  const type = { boolean: 'boolean', integer: 'integer', number: 'number' }[parameter.type] ?? 'string';
  return {
    title: schema.title,
    description: schema.description,
    type,
    $comment: `group:${parameter.group}`,
    ...(parameter.type === 'enum' ? { enum: parameter.enum } : examples.length > 0 ? { examples } : {}),
    ...('default' in schema ? { default: schema.default } : {}),
  };
}

const eventLog = {
  ...described,
  propertiesSchema: {
    type: 'object',
    $schema: 'http://json-schema.org/draft-07/schema#',
    properties: Object.fromEntries(Object.entries(definitions['signalpost.EventLog'].properties).map(([key, schema]) =>
      [key, field(described.properties[key], schema)])),
    required: ['name'],
  },
};

// The newest for Spring Boot, and those of which Kaoto takes one as long as nobody has chosen.
const library = json(`${catalogFolder}/index.json`);
const newest = library.definitions.find(({ runtime }) => runtime === 'Spring Boot');
library.definitions = library.definitions.filter((it) => it === newest || it.runtime === 'Main' && it.name.includes('redhat'));
rmSync(target, { recursive: true, force: true });
const componentFiles = library.definitions.map(({ fileName }) => {
  const folder = dirname(fileName);
  cpSync(`${catalogFolder}/${folder}`, `${target}/${folder}`, { recursive: true });
  const file = `${target}/${folder}/${json(`${target}/${fileName}`).catalogs.components.file}`;
  writeFileSync(file, JSON.stringify({ ...json(file), 'event-log': eventLog }));
  return file;
});
writeFileSync(`${target}/index.json`, JSON.stringify(library));

// What Kaoto's own code makes of it: the form of the step that a shipped route begins with.
const { CamelCatalogService, CamelResourceFactory, CatalogKind } = await loadKaoto();
const index = `${target}/${newest.fileName}`;
const part = (name) => json(`${dirname(index)}/${json(index).catalogs[name].file}`);
CamelCatalogService.setCatalogKey(CatalogKind.Component, part('components'));
CamelCatalogService.setCatalogKey(CatalogKind.Entity, part('entities'));
const route = CamelResourceFactory.createCamelResource(readFileSync(`${root}routes/log.camel.yaml`, 'utf8')).getVisualEntities()[0];
const form = route.getComponentSchema('route.from').schema.properties.parameters.properties;
console.log(`${componentFiles.length} catalogs in target/kaoto; Kaoto's form of event-log: asks for ${Object.keys(form).join(', ')}`);
