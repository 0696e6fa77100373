import { useState } from "react";

/** Which of several things are on their way just now. A mutation that is used for all of them knows its last one only. */
export function useOngoing() {
  const [ids, setIds] = useState<readonly string[]>([]);
  return {
    has: (id: string): boolean => ids.includes(id),
    /** Its promise ends as that of `work` does. */
    run: async <Reply>(id: string, work: () => Promise<Reply>): Promise<Reply> => {
      setIds((now) => [...now, id]);
      try {
        return await work();
      } finally {
        setIds((now) => now.toSpliced(now.indexOf(id), 1));
      }
    },
  };
}
