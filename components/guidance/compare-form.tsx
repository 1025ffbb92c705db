import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

/** Which two releases. Works without scripts. */
export function CompareForm({ slug, from, to, numbers }: { slug: string; from: number; to: number; numbers: readonly number[] }) {
  const choices = [...new Set([...numbers, from, to])].sort((a, b) => b - a);
  const side = (name: string, label: string, value: number) => (
    <Field label={label}>
      {(control) => (
        <Select {...control} name={name} defaultValue={String(value)} key={value} className="w-full">
          {choices.map((number) => (
            <option key={number} value={number}>
              Release {number}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
  return (
    <Form action={`/w/${slug}/guidance/compare`} className="mb-6 grid grid-cols-[1fr_1fr_auto] items-end gap-3 sm:w-fit sm:grid-cols-[11rem_11rem_auto]">
      {side("from", "From", from)}
      {side("to", "To", to)}
      <Button type="submit" variant="primary">
        Compare
      </Button>
    </Form>
  );
}
