export type SkillExpression =
	| {readonly op: 'level'; readonly skillId: string; readonly compare: '>=' | '>' | '<=' | '<' | '=' | '!='; readonly level: number}
	| {readonly op: 'and' | 'or'; readonly of: readonly SkillExpression[]}
	| {readonly op: 'not'; readonly of: SkillExpression};
