#include "sheets/routes.hpp"

#include "sheets/pages.hpp"

namespace plenty::sheets {

void add_routes(web::Routes& routes, const Desk& desk, vault::Vault& vault) {
    const auto at_desk = [&desk](auto page) {
        return [&desk, page](web::Visit& visit) { return page(visit, desk); };
    };
    const auto with_vault = [&desk, &vault](auto page) {
        return [&desk, &vault, page](web::Visit& visit) { return page(visit, desk, vault); };
    };
    const http::Limits a_sheet{
        .body = desk.most_bytes + (64U << 10), .file = desk.most_bytes, .requests_per_minute = 30};
    const http::Limits many_fields{.body = 1U << 20};

    routes.get("/c/{community}/sheet", at_desk(show_start));
    routes.post("/c/{community}/sheet", at_desk(create_sheet), a_sheet);
    routes.get("/c/{community}/sheet/export", at_desk(send_export));

    routes.get("/c/{community}/sheet/{sheet}/columns", at_desk(show_columns));
    routes.post("/c/{community}/sheet/{sheet}/columns", at_desk(update_columns), many_fields);
    routes.get("/c/{community}/sheet/{sheet}", at_desk(show_look));
    routes.post("/c/{community}/sheet/{sheet}", at_desk(create_import), many_fields);
    routes.post("/c/{community}/sheet/{sheet}/forget", at_desk(delete_sheet));

    routes.get("/c/{community}/sheet/{sheet}/import", with_vault(show_import));
    routes.post("/c/{community}/sheet/{sheet}/undo", with_vault(delete_import));
}

}
