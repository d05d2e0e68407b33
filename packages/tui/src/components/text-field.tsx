/** A field for text. Keys go through `editText` (model/edit-text.ts); this only shows the result. */
import type {BoxProps} from 'ink';
import {Paint} from '../terminal/surface.tsx';
import {type FieldContent, fieldLines} from './text-field-layout.ts';

/** A field's content and Ink's properties for its box: one row unless `height` or `flexGrow` says otherwise. */
export interface TextFieldProps extends BoxProps, FieldContent {
	readonly name?: string;
}

/** A text field. */
export function TextField(props: TextFieldProps) {
	const {edit, label, placeholder, isFocused, isMasked, isMultiline, name, ...box} = props;
	const height = box.flexGrow === undefined ? {height: 1} : {};
	return <Paint {...height} {...box} name={name} draw={(size) => fieldLines(props, size)} />;
}
