/**
 * Where Ink ends and our drawing begins. Ink lays boxes out; a `Paint` leaf says what stands in its
 * box, and `compose` puts all of them into one frame. Ink's own text and output are not used: they
 * cost 14 to 25 ms a frame, keep every text they ever measured, and decide colours globally.
 */
import {Box, type BoxProps, type DOMElement} from 'ink';
import {createContext, useContext, useLayoutEffect, useRef} from 'react';
import type {Size} from './environment.ts';
import {createGrid, type Grid, intersect, putLine, type Rectangle} from './grid.ts';
import {fitLine, type Line} from './spans.ts';

/** What stands in a box: lines for the size that the layout gave it. Lines beyond its rows are not drawn. */
export type Draw = (size: Size) => readonly Line[];

/** A cell inside a box, from 0. */
export interface Cell {
	readonly column: number;
	readonly row: number;
}

/** What a click met: the pane's name and, where the pane knows, the item in it. */
export interface Target {
	readonly pane: string;
	readonly item?: string;
}

interface Leaf {
	readonly draw: Draw;
	readonly name: string | undefined;
	readonly pick: ((cell: Cell) => string | undefined) | undefined;
	drawn: {readonly size: Size; readonly lines: readonly Line[]} | undefined;
}

interface Placed {
	readonly leaf: Leaf;
	readonly area: Rectangle;
	readonly seen: Rectangle;
}

/** One screen's leaves. */
export interface Surface {
	/** Says what stands in a box from now on. */
	attach(node: DOMElement, leaf: Omit<Leaf, 'drawn'>): void;
	/** A frame of everything attached under `root`, later ones over earlier ones. */
	compose(root: DOMElement, size: Size): Grid;
	/** The uppermost named leaf at a cell of the last frame. */
	targetAt(cell: Cell): Target | undefined;
}

/** Opens a surface; `onChange` is called when a leaf says something new. */
export function createSurface(onChange: () => void): Surface {
	const leaves = new WeakMap<DOMElement, Leaf>();
	let placed: Placed[] = [];

	function place(node: DOMElement, origin: Cell, clip: Rectangle): void {
		const {yogaNode} = node;
		if (yogaNode === undefined) return;
		assertDrawable(node);
		const left = origin.column + yogaNode.getComputedLeft();
		const top = origin.row + yogaNode.getComputedTop();
		const area = {
			left,
			top,
			right: left + yogaNode.getComputedWidth(),
			bottom: top + yogaNode.getComputedHeight(),
		};
		const leaf = leaves.get(node);
		const seen = intersect(clip, area);
		if (leaf !== undefined) placed.push({leaf, area, seen});
		const inner = node.style.overflow === 'hidden' ? seen : clip;
		for (const child of node.childNodes) {
			if (child.nodeName !== '#text') place(child, {column: left, row: top}, inner);
		}
	}

	return {
		attach(node, leaf) {
			leaves.set(node, {...leaf, drawn: undefined});
			onChange();
		},
		compose(root, size) {
			placed = [];
			place(root, {column: 0, row: 0}, {left: 0, top: 0, right: size.columns, bottom: size.rows});
			const grid = createGrid(size);
			for (const one of placed) drawLeaf(grid, one);
			return grid;
		},
		targetAt(cell) {
			for (const {leaf, area, seen} of placed.toReversed()) {
				if (leaf.name === undefined || !holds(seen, cell)) continue;
				const item = leaf.pick?.({column: cell.column - area.left, row: cell.row - area.top});
				return item === undefined ? {pane: leaf.name} : {pane: leaf.name, item};
			}
			return undefined;
		},
	};
}

/** Ink's Text and borders would be laid out and never drawn: better a loud error than an empty spot. */
function assertDrawable(node: DOMElement): void {
	if (node.nodeName === 'ink-text' || node.nodeName === 'ink-virtual-text') {
		throw new Error('<Text> of Ink is not drawn here: use <Lines> of components/lines.tsx.');
	}
	if (node.style.borderStyle !== undefined || node.style.backgroundColor !== undefined) {
		throw new Error(
			'Borders and backgrounds of <Box> are not drawn here: use <BoxLine> and tones.',
		);
	}
}

function drawLeaf(grid: Grid, {leaf, area, seen}: Placed): void {
	const size = {columns: area.right - area.left, rows: area.bottom - area.top};
	if (seen.right <= seen.left || seen.bottom <= seen.top) return;
	const last = leaf.drawn;
	const lines =
		last !== undefined && last.size.columns === size.columns && last.size.rows === size.rows
			? last.lines
			: leaf.draw(size);
	leaf.drawn = {size, lines};
	for (let index = 0; index < lines.length && index < size.rows; index++) {
		// Filled to the box's edge, so that a pop-up covers what lies under it.
		const line = fitLine(lines[index] ?? '', size.columns);
		putLine(grid, line, {column: area.left, row: area.top + index}, seen);
	}
}

function holds(area: Rectangle, cell: Cell): boolean {
	return (
		cell.column >= area.left &&
		cell.column < area.right &&
		cell.row >= area.top &&
		cell.row < area.bottom
	);
}

/** The surface that leaves below draw on. */
export const SurfaceContext = createContext<Surface | undefined>(undefined);

/** Properties of a leaf: what it draws, and Ink's for its box. */
export interface PaintProps extends BoxProps {
	readonly draw: Draw;
	/** Makes clicks on it arrive with this pane name. */
	readonly name?: string | undefined;
	/** Names the item at a cell of the box, for clicks. */
	readonly pick?: ((cell: Cell) => string | undefined) | undefined;
}

/** A box that draws itself. Its size is Ink's affair: give it width and height, or flexGrow. */
export function Paint({draw, name, pick, ...box}: PaintProps) {
	const surface = useContext(SurfaceContext);
	const ref = useRef<DOMElement>(null);
	useLayoutEffect(() => {
		if (surface === undefined)
			throw new Error('<Paint> stands outside of a screen: use openScreen().');
		if (ref.current !== null) surface.attach(ref.current, {draw, name, pick});
	});
	return <Box ref={ref} flexShrink={0} {...box} />;
}
