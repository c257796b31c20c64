#pragma once
#include "platform/api/shape.hpp"
#include "sheets/sheets.hpp"

#include <string>
#include <vector>

/// Sheets and imports as they are told to programs: to those that call the API, and to whoever asks a command
/// for JSON.
namespace plenty::sheets {

struct ColumnTold {
    std::string header;
    sheet::Meaning meaning = sheet::Meaning::none;
};
struct GiftTold {
    gifts::Draft draft;
    std::string kind; ///< its name
    std::string area;
};
struct EntryTold {
    Entry entry;
    std::vector<GiftTold> gifts;
};
struct TroubleTold {
    std::int64_t line = 0;
    std::optional<sheet::Meaning> column;
    std::string code;
    std::string sentence;
    bool is_trade = false;
};
struct AlikeTold {
    Alike alike;
    std::string sentence;
    std::optional<std::string> words; ///< of the post that stands here
};
struct KindWordTold {
    Placed<kinds::KindId> word;
    std::string kind; ///< its name
};

struct PlanTold {
    std::int64_t rows = 0, gifts = 0, over = 0, blank = 0;
    std::vector<EntryTold> entries;
    std::vector<TroubleTold> troubles;
    std::vector<AlikeTold> alike;
    std::vector<KindWordTold> kinds;
    std::vector<Placed<AreaId>> areas;
    std::vector<Status> statuses;
};
/// A look at a sheet, ready to be written.
struct LookTold {
    std::string encoding;
    sheet::Separator separator = sheet::Separator::comma;
    std::vector<ColumnTold> columns;
    std::optional<PlanTold> plan;
};
LookTold told(const Look& look, locale::Language language);
const api::Shape<LookTold>& look_shape();

api::Shape<std::int64_t> count_shape();
api::Shape<sheet::Meaning> meaning_shape();
api::Shape<gifts::Side> side_shape();
api::Shape<Agreed> agreed_shape();

struct ImportTold {
    ImportView view;
    locale::Language language;
};
const api::Shape<ImportTold>& import_shape();

}
