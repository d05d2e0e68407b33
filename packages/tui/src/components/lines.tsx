/** The plain leaf of every screen: lines of text, one below the other. */
import type {BoxProps} from 'ink';
import type {Line} from '../terminal/spans.ts';
import {Paint, type PaintProps} from '../terminal/surface.tsx';

/** `lines` in a box as high as they are many, unless `height` or `flexGrow` says otherwise. */
export interface LinesProps extends BoxProps, Pick<PaintProps, 'name' | 'pick'> {
	readonly lines: readonly Line[];
}

/** Lines, each cut with `…` or filled to the box's width. */
export function Lines({lines, ...box}: LinesProps) {
	const height = box.flexGrow === undefined ? {height: lines.length} : {};
	return <Paint {...height} {...box} draw={() => lines} />;
}
