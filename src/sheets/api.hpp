#pragma once
#include "platform/api/api.hpp"
#include "sheets/opened.hpp"
#include "sheets/told.hpp"

#include <optional>
#include <string>
#include <vector>

/// How sheets look to programs.
namespace plenty::sheets::programs {

struct KindChoice {
    std::string word;
    kinds::KindId kind;
};
struct AreaChoice {
    std::string place;
    AreaId area;
};
struct StatusChoice {
    std::string status;
    bool is_over = false;
};
struct DoubleChoice {
    std::int64_t line = 0;
    bool is_entered = false;
};
/// Choices as a program writes and reads them.
struct ChoicesBody {
    std::vector<sheet::Meaning> columns = {};
    std::optional<gifts::Side> side = {};
    AreaId area;
    std::vector<AreaChoice> areas = {};
    std::vector<KindChoice> kinds = {};
    std::vector<StatusChoice> statuses = {};
    std::vector<DoubleChoice> doubles = {};
    std::optional<Agreed> agreed = {};
    bool is_no_trade = false;
    bool without_troubled_rows = false;
};
const api::Shape<ChoicesBody>& choices_shape();
ChoicesBody body_of(const Choices& choices);
/// Refuses what does not fit the sheet or the community: another number of columns, kinds and areas that are
/// none here.
Result<Choices> choices_of(const ChoicesBody& body, const OpenSheet& open);

/// Why a sheet has no plan yet.
struct MissingTold {
    std::string code;
    std::string sentence;
    std::string member; ///< of the choices
};
struct SheetTold {
    SheetId id;
    std::string filename;
    ChoicesBody choices;
    LookTold look;
    std::optional<MissingTold> missing;
};
const api::Shape<SheetTold>& sheet_shape();
const api::Shape<api::Page<Waiting>>& waiting_shape();
const api::Shape<api::Page<StoredImport>>& imports_shape();

struct Sending {
    std::string filename = {};
};
const api::Shape<Sending>& sending_shape();

}
