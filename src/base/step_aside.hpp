#pragma once

namespace plenty {

/// Threads that share the processors: no more of them compute at once than may.
class TurnTaking {
public:
    virtual ~TurnTaking() = default;
    /// The calling thread has something to wait for; another may compute meanwhile.
    virtual void give_way() noexcept = 0;
    virtual void come_back() noexcept = 0;
};

/// What the calling thread belongs to from now on, and tells whenever it waits; null for nothing, as every
/// thread begins.
void take_turns_with(TurnTaking* others);

/// Stands around whatever a thread waits for that is no computing of its own: a flush to disk, an answer of a
/// database, another thread. Costs nothing in a thread that takes no turns. Does not nest.
class StepAside {
public:
    StepAside();
    ~StepAside();
    StepAside(const StepAside&) = delete;
    StepAside& operator=(const StepAside&) = delete;
};

}
