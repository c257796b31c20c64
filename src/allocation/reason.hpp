#pragma once
#include "allocation/plan.hpp"
#include "base/sentence.hpp"

#include <memory>

namespace plenty::allocation {

struct Reading;

/// Says in a sentence why a plan proposes something, or why somebody goes without. No sentence tells anything
/// about another person: not who they are, not what they prefer, not that anybody keeps distance.
///
/// The problem and the plan, which solve() made of it, outlive this.
class Reasons {
public:
    Reasons(const Problem& problem, const Plan& plan);
    ~Reasons();
    Reasons(const Reasons&) = delete;
    Reasons& operator=(const Reasons&) = delete;

    /// For both sides of a pairing of the plan.
    Sentence of(const Pairing& pairing) const;
    /// For whoever asks and does not get everything.
    Sentence of_unmet(AskNo ask) const;

private:
    std::unique_ptr<const Reading> reading_;
};

}
