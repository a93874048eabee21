// Judges the hub's OpenAPI document: is it one, and do its schemas take the bodies that they should, and no others?
// The file has {"document": {...}, "taken": [[schema, body], ...], "refused": [[schema, body], ...]}.
import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv2020 from 'ajv/dist/2020.js';
import { readFile } from 'node:fs/promises';

const { document, taken, refused } = JSON.parse(await readFile(process.argv[2], 'utf8'));
const problems = [];

const validator = new Validator();
const judged = await validator.validate(structuredClone(document));
if (!judged.valid) problems.push(`no OpenAPI: ${JSON.stringify(judged.errors)}`);
if (validator.version !== '3.1') problems.push(`of version ${validator.version}`);

const schemas = new Ajv2020({ strict: true, strictTypes: false, formats: { 'milliseconds-since-1970': true } });
schemas.addSchema({ $id: 'hub', $defs: document.components.schemas });
const takes = (schema, body) => {
    const check = schemas.getSchema(`hub#/$defs/${schema}`);
    if (!check) return `no schema ${schema}`;
    return check(body) ? '' : JSON.stringify(check.errors);
};

for (const [schema, body] of taken) {
    const errors = takes(schema, body);
    if (errors) problems.push(`${schema} is refused: ${errors}`);
}
for (const [schema, body] of refused) {
    if (!takes(schema, body)) problems.push(`${schema} is taken: ${JSON.stringify(body)}`);
}

for (const problem of problems) console.log(`problem ${problem}`);
console.log(`judged ${taken.length} ${refused.length}`);
process.exitCode = problems.length === 0 ? 0 : 1;
