import { create } from "zustand";

interface TestLeadStore {
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly close: () => void;
}

/** Whether the form for a test lead is open; any page may open it. */
export const useTestLead = create<TestLeadStore>()((set) => ({
  isOpen: false,
  open: () => set({ isOpen: true }),
  close: () => set({ isOpen: false }),
}));
