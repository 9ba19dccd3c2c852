import { View } from '@tarojs/components';
import { staffApi, useCommand } from '../../api';
import { sayProblem, useText, type Text } from '../../text';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { notice } from '../../ui/notice';
import type { Template } from './template-draft';

function worthOf({ terms: { effect, thresholdFen } }: Template, text: Text): string {
  const worth = effect.kind === 'cash_off' ? `−${text.say.yuanShort(effect.offFen)}` : effect.kind === 'percent' ? text.say.off(effect.offRate) : text.say.name(effect.giftName);
  return `${worth} · ${text.coupons.threshold(thresholdFen)}`;
}

/** Templates, and what may be done with each. */
export function TemplateList({ templates, onEdit, onIssue, onChanged }: {
  templates: readonly Template[];
  onEdit: (template: Template) => void;
  onIssue: (template: Template) => void;
  onChanged: () => void;
}) {
  const text = useText();
  const words = text.couponTemplates;
  const switching = useCommand(staffApi.command.couponTemplates.setActive);
  const turn = async ({ templateId, active }: Template) => {
    const answer = await switching.run({ templateId, active: !active });
    if (answer && answer.kind !== 'done') notice(sayProblem(text, answer));
    onChanged();
  };
  return (
    <View>
      {templates.map((template) => (
        <Card key={template.templateId} className="t-template">
          <View className="picked">
            <View className="strong">{text.say.name(template.terms.name)}</View>
            {!template.active && <Badge>{words.inactive}</Badge>}
          </View>
          <View className="quiet small">{worthOf(template, text)}</View>
          {template.mayChange && (
            <View className="button-line">
              {template.active && <Button className="t-template-issue" small onClick={() => onIssue(template)}>{words.issue}</Button>}
              <Button className="t-template-edit" kind="soft" small onClick={() => onEdit(template)}>{text.rewards.edit}</Button>
              <Button className="t-template-turn" kind="plain" small disabled={switching.busy} onClick={() => void turn(template)}>{template.active ? words.stop : words.start}</Button>
            </View>
          )}
        </Card>
      ))}
    </View>
  );
}
