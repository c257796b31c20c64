#pragma once
#include "allocation/solve.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace plenty::allocation {

/// A plan that goes along with posts as they come and go.
///
/// Posts keep the number they were given for as long as the planner lives, whatever is removed. Not safe to
/// use from several threads at once.
class Planner {
public:
    /// A post of the other side that fits, and how far away it is.
    template <class Number>
    struct Fit {
        Number post{};
        Metres away;

        friend bool operator==(const Fit&, const Fit&) = default;
    };

    /// Refuses what check() refuses.
    static Result<Planner> create(Problem problem, const Effort& effort = {});
    Planner(Planner&&) noexcept;
    Planner& operator=(Planner&&) noexcept;
    ~Planner();

    /// Refuses what check() would refuse of the whole.
    Result<OfferNo> add(const Offer& offer);
    Result<AskNo> add(const Ask& ask);
    /// Refuses (not_found) what was never added or is removed already.
    Outcome remove(OfferNo offer);
    Outcome remove(AskNo ask);
    /// These two are not proposed to each other again.
    Outcome decline(OfferNo offer, AskNo ask);

    /// The nearest posts that fit, whoever else may need them more.
    std::vector<Fit<OfferNo>> fits_for(AskNo ask, std::size_t most) const;
    std::vector<Fit<AskNo>> fits_for(OfferNo offer, std::size_t most) const;

    /// What is there now, under the numbers that plan() uses, and the plan of it: the same, and as good, as
    /// solve() makes of it. Worked out when it is asked for and something has changed.
    const Problem& problem() const;
    const Plan& plan();
    OfferNo number_of(OfferNo in_plan) const;
    AskNo number_of(AskNo in_plan) const;

private:
    struct Parts;
    explicit Planner(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> parts_;
};

}
