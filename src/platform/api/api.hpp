#pragma once
#include "platform/api/admission.hpp"
#include "platform/api/call.hpp"
#include "platform/api/contract.hpp"
#include "platform/api/paging.hpp"

#include <memory>

/// The same actions as the pages, for programs: JSON below /api/v1.
namespace plenty::api {

/// The table of contents of a feature, for programs: what web::Routes is for its pages.
///
/// A route lets nobody in whose token it does not know, takes no body but the declared one, answers a call
/// that is sent again under its Idempotency-Key as the first time, adds ETag and answers If-None-Match, and
/// writes a refusal as a problem with the sentence that the pages have.
class Routes {
public:
    /// All three outlive it.
    Routes(http::Router& router, const web::Surroundings& surroundings, Contract& contract,
           MayActFor may_act_for);

    /// The feature of what is added from here on.
    Routes& of(std::string feature);
    /// What a {part} of the patterns is, before the first that has it.
    void explain_part(std::string name, SchemaPtr schema);
    void add(Operation operation, Handler handler);

    const web::Surroundings& surroundings() const { return *surroundings_; }

private:
    http::Router* router_;
    const web::Surroundings* surroundings_;
    Contract* contract_;
    std::shared_ptr<Door> door_;
    std::string feature_;
};

}
