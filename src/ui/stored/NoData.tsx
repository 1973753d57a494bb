// A screen without a data set: says what will stand here, and opens what is kept with one click.

import { formatHash } from "../../studio/route.ts";
import { formQuery } from "../../studio/studio.ts";
import type { DatasetInfo } from "../../workers/protocol.ts";
import { dataName } from "../dataName.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { Empty } from "../kit/Empty.tsx";
import { Problem } from "../kit/Problem.tsx";
import { Working } from "../kit/Working.tsx";
import { useSession, useStudio } from "../studioContext.ts";
import { StoredList } from "./StoredList.tsx";

/** In place of the screen; where nothing is kept, the way to the Data screen. */
export function NoData({ title, text }: { title: string; text: string }) {
  const { t } = useTexts();
  const { data: actions, form, session } = useStudio();
  const stored = useSession((state) => state.stored);
  const data = useSession((state) => state.data);
  const problem = useSession((state) => state.dataProblem);
  const toData = { label: t("train.toData"), href: formatHash("data", formQuery(form)) };
  const factsOf = ({ inspection, createdAt, bytes }: DatasetInfo): string => {
    const facts = t("stored.dataset", { lines: inspection.kept, customers: inspection.customers, date: createdAt });
    return bytes === undefined ? facts : `${facts} · ${t("stored.size", { size: bytes })}`;
  };
  return (
    <div className="stack">
      {problem && <Problem message={problem.message} onClose={() => session.setState({ dataProblem: null })} />}
      {data.kind === "opening" ? (
        <Card>
          <Working
            label={t("stored.opening", { name: dataName(data.name, t) })}
            progress={data.progress}
            onCancel={actions.cancel}
          />
        </Card>
      ) : (
        <Empty title={title} text={text} action={stored.length === 0 ? toData : undefined} compact={stored.length > 0}>
          {stored.length > 0 && (
            <StoredList
              title={t("stored.datasets")}
              busy={data.kind === "reading"}
              items={stored.map((info) => ({
                id: info.id,
                name: dataName(info.name, t),
                facts: factsOf(info),
                label: t("stored.openNamed", { name: dataName(info.name, t) }),
                onOpen: () => void actions.reopen(info),
              }))}
            />
          )}
        </Empty>
      )}
    </div>
  );
}
