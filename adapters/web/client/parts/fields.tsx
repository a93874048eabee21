// Form fields with their label, hint and what is wrong, joined so that a screen reader says them together.
import type { ComponentChildren, TargetedEvent } from "preact";
import { useId } from "preact/hooks";

interface Common {
  label: string;
  name: string;
  hint?: string | undefined;
  wrong?: string | undefined;
}

function Framed({ id, label, hint, wrong, children }: Omit<Common, "name"> & { id: string; children: ComponentChildren }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong && (
        <p class="wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
      {children}
    </div>
  );
}

function joined(id: string, { hint, wrong }: Pick<Common, "hint" | "wrong">) {
  const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(" ");
  return { id, "aria-invalid": wrong ? ("true" as const) : undefined, "aria-describedby": described || undefined };
}

type TextProps = Common & {
  value: string;
  set(value: string): void;
  type?: "text" | "search" | "tel" | "password" | "datetime-local";
  long?: boolean;
  short?: boolean;
  required?: boolean;
  autocomplete?: string;
  input_mode?: "text" | "numeric" | "tel" | "email";
  max?: number;
};

export function TextField(props: TextProps) {
  const id = useId();
  const shared = {
    ...joined(id, props),
    name: props.name,
    value: props.value,
    required: props.required ?? false,
    maxLength: props.max ?? 500,
    dir: "auto" as const,
    autoComplete: props.autocomplete ?? "off",
    onInput: (event: TargetedEvent<HTMLInputElement | HTMLTextAreaElement>) => props.set(event.currentTarget.value),
  };
  // The library's types tell inputs apart by their kind; here it is a value.
  const kind = { type: props.type ?? "text" } as { type: "text" };
  return (
    <Framed id={id} label={props.label} hint={props.hint} wrong={props.wrong}>
      {props.long ? (
        <textarea {...shared} rows={3} />
      ) : (
        <input {...shared} {...kind} class={props.short ? "short" : ""} inputMode={props.input_mode ?? "text"} />
      )}
    </Framed>
  );
}

export interface Option {
  value: string;
  text: string;
}

export function SelectField(props: Common & { value: string; set(value: string): void; options: Option[] }) {
  const id = useId();
  return (
    <Framed id={id} label={props.label} hint={props.hint} wrong={props.wrong}>
      <select {...joined(id, props)} name={props.name} value={props.value} onChange={(event) => props.set(event.currentTarget.value)}>
        {props.options.map(({ value, text }) => (
          <option key={value} value={value} selected={value === props.value}>
            {text}
          </option>
        ))}
      </select>
    </Framed>
  );
}

export function Tick({ label, checked, set }: { label: string; checked: boolean; set(checked: boolean): void }) {
  return (
    <label class="choice">
      <input type="checkbox" checked={checked} onChange={(event) => set(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}

export function Ticks(props: { legend: string; options: Option[]; chosen: string[]; set(chosen: string[]): void }) {
  const toggled = (value: string, on: boolean) => (on ? [...props.chosen, value] : props.chosen.filter((one) => one !== value));
  return (
    <fieldset>
      <legend>{props.legend}</legend>
      <div class="choices">
        {props.options.map(({ value, text }) => (
          <Tick key={value} label={text} checked={props.chosen.includes(value)} set={(on) => props.set(toggled(value, on))} />
        ))}
      </div>
    </fieldset>
  );
}
