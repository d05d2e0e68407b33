/** Catches what components throw while React draws them, so that one bad frame does not end the screen. */
import {Component, type ReactElement, type ReactNode} from 'react';

interface GuardProps {
	readonly children: ReactNode;
	/** A new one after an error is drawn again: the fault may have been in the old. */
	readonly shown: ReactElement;
	onError(error: unknown): void;
}

interface GuardState {
	readonly shown: ReactElement;
	readonly hasFailed: boolean;
}

/** Keeps an error of one frame from taking the tree, and with it the terminal, along. */
export class ErrorGuard extends Component<GuardProps, GuardState> {
	override state: GuardState = {shown: this.props.shown, hasFailed: false};

	static getDerivedStateFromProps({shown}: GuardProps, state: GuardState): GuardState {
		return shown === state.shown ? state : {shown, hasFailed: false};
	}

	static getDerivedStateFromError(): Partial<GuardState> {
		return {hasFailed: true};
	}

	override componentDidCatch(error: unknown): void {
		this.props.onError(error);
	}

	override render(): ReactNode {
		return this.state.hasFailed ? null : this.props.children;
	}
}
