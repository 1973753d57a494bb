// What core says about a file and its columns, in Vietnamese.

import type { DataMessageCode } from "../../core/data/dataMessages.ts";

export const viDataMessages: Record<DataMessageCode, string> = {
  "column.unknownName": "không nhận ra tên cột này",
  "column.ordered": "cột này ghi những gì được đặt; các cột ghi những gì đã bán được dùng thay",
  "column.sold": "cột này ghi những gì đã bán; trong tệp này chỉ các cột ghi những gì được đặt là đầy đủ",
  "column.is": "đây là {{what:message}}",
  "unused.store": "cửa hàng hoặc kho",
  "unused.unit": "đơn vị tính",
  "unused.segment": "nhóm khách hàng",
  "unused.linesInOrder": "số dòng của đơn hàng, không phải số lượng bán",
  "unused.cost": "giá mua vào, không phải giá bán",
  "unused.tax": "tiền thuế, không nằm trong doanh thu được dùng",
  "unused.profit": "lợi nhuận, không phải doanh thu",
  "unused.phone": "số điện thoại",
  "unused.email": "địa chỉ e-mail",
  "unused.shipDate": "ngày giao hàng, không phải ngày bán",
  "unused.returned": "số lượng trả lại, không phải số lượng bán",
  "unused.status": "trạng thái",
  "unused.birthDate": "ngày sinh, không phải ngày bán",
  "unused.customerDate": "ngày của khách hàng (đăng ký, tham gia, lần mua đầu hoặc cuối), không phải ngày bán",
  "unused.expiryDate": "ngày của hàng hóa hoặc thời hạn (sản xuất, hết hạn, đến hạn), không phải ngày bán",
  "unused.cancelDate": "ngày hủy, không phải ngày bán",
  "unused.updateDate": "ngày sửa bản ghi, không phải ngày bán",
  "unused.payDate": "ngày thanh toán, không phải ngày bán",
  "unused.printDate": "ngày in hoặc xuất tệp, không phải ngày bán",
  "unused.gender": "giới tính",
  "unused.payment": "cách thanh toán",
  "column.byName": "nhận ra từ tên cột",
  "column.byPlainName": "nhận ra từ tên cột viết không dấu",
  "column.byWords": "nhận ra từ các từ trong tên cột",
  "column.taken": "cột “{{holder}}” hợp với trường này hơn",
  "column.empty": "cột trống trong những dòng đầu",
  "column.noNumbers": "các giá trị không phải là số, ví dụ {{sample:message}}",
  "column.onlyTimes": "các giá trị là giờ trong ngày, không phải ngày",
  "column.noDates": "các giá trị không phải là ngày đọc được, ví dụ {{sample:message}}",
  "column.noTimes": "các giá trị không phải là giờ trong ngày, ví dụ {{sample:message}}",
  "column.noPlaces": "các giá trị không phải là tên địa danh, ví dụ {{sample:message}}",
  "column.noCurrencies": "giá trị không phải loại tiền đã biết, ví dụ {{sample:message}}",
  "column.noSample": "không có",
  "column.orderTotal": "không bằng số lượng × đơn giá, nên có thể là tổng của cả đơn hàng",
  "column.orderRepeated":
    "giống nhau ở mọi dòng của một đơn ({{count:count|# đơn}} có nhiều dòng), nên là số tiền của đơn, không phải của dòng",
  "column.orderSingle":
    "chỉ có ở một dòng của đơn nhiều dòng ({{count:count|# đơn}}), nên là số tiền của đơn, không phải của dòng",
  "column.orderByName": "theo tên cột, đây là số tiền của đơn, không phải của dòng",
  "column.netByEquation": "ở các dòng đầu, “{{larger}}” trừ “{{between}}” bằng cột này",
  "column.grossByEquation": "ở các dòng đầu, cột này trừ “{{between}}” bằng “{{net}}”",
  "column.grossByTotal": "ở các dòng đầu, cột này trừ “{{between}}” rồi cộng thuế “{{tax}}” bằng “{{net}}”",
  "column.netByPercent": "ở các dòng đầu, “{{larger}}” nhiều hơn cột này {{percent:percent}}, như khi cộng thuế",
  "column.grossByPercent": "ở các dòng đầu, cột này nhiều hơn “{{net}}” {{percent:percent}}, như khi cộng thuế",
  "column.offByEquation": "ở các dòng đầu, cột này là phần chênh giữa tổng tiền và doanh thu",
  "column.withTax": "đã gồm thuế “{{tax}}”, không thuộc doanh thu được dùng",
  "column.lineTotal": "tăng theo số lượng ({{count:count|# sản phẩm}}), nên là tổng tiền của dòng, không phải đơn giá",
  "column.unitPrice": "không đổi khi số lượng đổi ({{count:count|# sản phẩm}}), nên là đơn giá",
  "column.units":
    "“{{column}}” chia cho cột này không đổi với từng sản phẩm ({{count:count|# sản phẩm}}), nên đây là số lượng",
  "column.dateOfCustomer":
    "giống nhau trên mọi dòng của một khách hàng, nên là ngày của khách hàng chứ không phải ngày bán",
  "column.dateOfProduct": "giống nhau trên mọi dòng của một sản phẩm, nên là ngày của sản phẩm chứ không phải ngày bán",
  "column.dateOfBatch": "giống nhau trên mọi dòng, nên là ngày của tệp chứ không phải ngày bán",
  "column.dates": "các giá trị là ngày",
  "column.nameForCustomer": "{{reason:message}}; không có cột mã nên dùng tên làm khách hàng",
  "column.contactForCustomer":
    "{{reason:message}}; không có mã nên cột này phân biệt khách hàng, và tên được dùng ở những dòng trống",
  "column.onlyWalkIns":
    "{{reason:message}}; không dùng: mọi giá trị đều không chỉ khách nào, còn số điện thoại phân biệt được khách hàng",
  "column.nameForProduct": "{{reason:message}}; không có cột mã nên dùng tên làm sản phẩm",
  "column.readAs": "{{reason:message}}, đọc là {{kind:message}}: {{why:message}}",
  "column.notUsed": "không dùng: {{reason:message}}",
  "column.leftOut": "không dùng: đã được chọn bỏ ra",
  "column.byHand": "được chọn bằng tay",
  "discount.total": "tổng chiết khấu của dòng",
  "discount.wholeOrder": "chiết khấu của cả đơn hàng; dòng đã có chiết khấu riêng",
  "discount.partOfTotal": "một phần của chiết khấu; cột tổng được dùng thay",
  "discount.part": "một phần của chiết khấu; chiết khấu là tổng các phần",
  "discount.other": "đã dùng cột chiết khấu khác, mỗi chiết khấu chỉ tính một lần",
  "discount.line": "chiết khấu của dòng",
  "kind.fraction": "tỷ lệ từ 0 đến 1",
  "kind.percent": "phần trăm",
  "kind.amount": "số tiền",
  "kindWhy.equation": "giá, chiết khấu và doanh thu khớp nhau theo cách này",
  "kindWhy.sign": "các giá trị có dấu %",
  "kindWhy.name": "suy từ tên cột, vì chưa có dòng nào được chiết khấu",
  "kindWhy.unit": "các giá trị nằm giữa 0 và 1",
  "kindWhy.hundred": "các giá trị nằm giữa 0 và 100",
  "kindWhy.thousands": "các giá trị nằm giữa 0 và 100 trong khi giá tính bằng nghìn",
  "kindWhy.size": "suy từ tên cột và độ lớn của các giá trị",
  "note.noDate": "Không có cột nào giống ngày bán hàng: hãy chọn.",
  "note.noCustomer": "Không có cột nào giống khách hàng: hãy chọn.",
  "note.noProduct": "Không có cột nào giống sản phẩm: hãy chọn.",
  "note.noHeader":
    "Tệp không có dòng tiêu đề: dòng đầu tiên đã là số hoặc ngày như các dòng bên dưới. Các cột được đánh số; hãy chọn ý nghĩa của từng cột.",
  "note.files": "{{count:count}} tệp được đọc như một, theo thứ tự thời gian: {{names}}.",
  "note.filesDiffer":
    "Bỏ qua {{count:count}} tệp vì các cột không giống {{first}}: {{names}} ({{difference:message}}). Hãy đọc {{count:count}} tệp này riêng.",
  "files.lacks": "thiếu {{columns}}",
  "files.has": "có thêm {{columns}}",
  "files.lacksAndHas": "thiếu {{lacks}}, có {{has}}",
  "note.fileLeftOut": "Bỏ qua {{name}}: {{why:message}}",
  "note.noTables": "Bỏ qua {{count:count}} tệp không phải là bảng: {{names}}.",
  "note.joinedByKey":
    "{{lines}} và {{other}} được đọc thành một bảng: không tệp nào đọc riêng được, và cả hai có “{{key}}”. Mỗi dòng của {{lines}} nhận {{columns:count}} cột chỉ có trong {{other}}. Nếu chúng không thuộc về nhau, hãy đọc tệp khác.",
  "note.noPartner":
    "{{count:count}} dòng của {{lines}} không tìm thấy “{{key}}” trong {{other}}: những gì chỉ có trong {{other}} để trống ở đó, và các dòng ({{count:count}}) bị bỏ ra khi cần đến.",
  "note.fileDates":
    "{{name}} viết ngày theo dạng {{format}}, các tệp khác theo dạng {{other}}: mỗi tệp được đọc theo cách riêng.",
  "note.fileDecimal":
    "{{name}} viết “{{column}}” với dấu thập phân “{{mark}}”, các tệp khác với “{{other}}”: mỗi tệp được đọc theo cách riêng.",
  "note.inTwoFiles":
    "{{count:count}} dòng có trong hai tệp, giống nhau từng ô, và chỉ được tính một lần ({{count:count}} dòng bỏ bớt): {{files}}. Nếu đó là những lần bán khác nhau, hãy thêm một cột để phân biệt, chẳng hạn số đơn hàng.",
  "note.appended": "Đã thêm {{name}}: {{count:count}} dòng mới; {{repeated:count}} dòng đã có sẵn nên bỏ qua.",
  "file.nothingNew": "{{name}} không có gì mới: tất cả {{count:count}} dòng dùng được đã có trong bộ dữ liệu.",
  "note.fileGap":
    "Không có doanh số trong {{days:count}} ngày giữa {{before}} (đến {{last}}) và {{after}} (từ {{first}}): có thiếu tệp nào không?",
  "note.wide":
    "Bảng có một cột cho mỗi tháng hoặc ngày ({{count:count}} cột, như “{{first}}” và “{{second}}”) và không có ngày trên từng dòng. Cần một dòng cho mỗi lần bán: hãy xuất từng giao dịch, hoặc chuyển các cột thành dòng (trong Excel: Dữ liệu, Từ bảng, Bỏ xoay cột) để kỳ thành một cột ngày.",
  "note.repeatedName":
    "{{count:count}} cột cùng tên “{{column}}” ({{all}}): đang đọc {{read}}. Hãy chọn cột khác nếu cột đó mới đúng.",
  "note.title": "Bỏ qua {{count:count}} dòng phía trên dòng tiêu đề cột: trông giống tựa đề của báo cáo.",
  "note.orderNumbers":
    "{{again:count}} trong {{numbers:count}} số đơn hàng xuất hiện lại: {{others:count}} với khách hàng khác, {{later:count}} vào ngày khác (ví dụ {{number}} vào {{days}}). Các dòng cùng số, cùng khách hàng và cùng ngày được đọc là một đơn: tất cả {{orders:count}} đơn hàng.",
  "note.filledDown":
    "Thông tin đơn hàng chỉ ghi ở dòng đầu của đơn: {{count:count}} trong {{lines:count}} dòng để trống {{columns}} và được đọc theo dòng phía trên. Số lượng, số tiền và sản phẩm không bao giờ được điền.",
  "note.blankBelow":
    "{{count:count}} trong {{lines:count}} dòng đầu để trống {{columns}}, dòng nào cũng nằm dưới một dòng của cùng đơn có ghi. Dòng thiếu khách hàng hoặc ngày bị để riêng; có thể đọc chúng theo dòng phía trên.",
  "answer.fillDown": "Đọc theo dòng phía trên",
  "answer.leaveBlank": "Để trống",
  "note.lists":
    "“{{column}}” ghi nhiều sản phẩm trong một ô ở {{count:count}} trong {{lines:count}} dòng đầu, ví dụ {{sample}}: các tên này còn đứng riêng hoặc nằm trong danh sách khác. Mỗi danh sách bị tính là một sản phẩm, gộp cả số lượng và số tiền. Hãy tách mỗi sản phẩm thành một dòng, hoặc chọn cột khác.",
  "note.twoDates":
    "Hai cột có thể là ngày bán: “{{column}}” ({{value}}) được dùng, “{{other}}” ({{otherValue}}) thì không. Hai cột khác ngày nhau trên {{count:count}} trong {{lines:count}} dòng đầu. Ngày quyết định thứ tự các lần mua của khách và mọi khoảng thời gian: hãy chọn cột kia nếu nó mới đúng.",
  "note.onlyOtherDate":
    "Ngày duy nhất là cột “{{column}}” ({{value}}): theo tên, đây là {{what:message}}. Cột này vẫn được dùng; hãy chọn cột khác nếu có cột cho biết mua khi nào.",
  "note.dateOfCustomer":
    "“{{column}}” ({{value}}) giống nhau trên mọi dòng của một khách hàng, ở cả {{count:count}} khách hàng mua nhiều lần: có thể đây là ngày của khách hàng chứ không phải ngày bán. Hãy kiểm tra; không có ngày bán thì không có lịch sử mua để học.",
  "note.dateUnreadable":
    "Cột “{{column}}” mang tên của ngày, nhưng không đọc được các giá trị thành ngày, ví dụ {{sample:message}}. Các dạng ngày đọc được: {{formats:message}}. Hãy ghi ngày trong tệp theo một trong các dạng này, hoặc chọn cột khác.",
  dateForms:
    "2024-01-31, 31/01/2024, 01/31/2024, 31.01.24, 20240131, 31 Jan 2024 (tên tháng của các ngôn ngữ thông dụng), 31 tháng 1 năm 2024, 2024年1月31日, 31/01/2567, số ngày của Excel và số giây hoặc mili giây từ năm 1970, có hoặc không có giờ",
  "note.buddhist":
    "Năm trong cột “{{column}}” là Phật lịch: {{value}} được đọc là {{date}}, bớt {{years:count}} năm. Dòng có năm khác bị bỏ ra.",
  "note.epoch":
    "Cột “{{column}}” đếm {{unit:message}} từ năm 1970: {{value}} được đọc là {{date}}, giờ quốc tế (GMT). Lần bán gần nửa đêm có thể rơi vào ngày khác ở cửa hàng.",
  "epoch.seconds": "số giây",
  "epoch.milliseconds": "số mili giây",
  "note.dateOrder":
    "Những dòng đầu không cho biết đâu là ngày, đâu là tháng trong cột “{{column}}” ({{sample}}); đang đọc theo dạng {{format}} vì {{why:message}}. Hãy kiểm tra và chọn dạng kia nếu chưa đúng.",
  "answer.dayFirst": "Ngày trước, tháng sau: {{sample}} là ngày {{day:count}} tháng {{month:count}}",
  "answer.monthFirst": "Tháng trước, ngày sau: {{sample}} là ngày {{day:count}} tháng {{month:count}}",
  "orderWhy.lines": "đọc như vậy thì các dòng nối tiếp nhau theo thời gian",
  "orderWhy.writing": "ngày viết kiểu này thường được hiểu như vậy",
  "orderWhy.vietnam": "đây là cách viết thông dụng ở Việt Nam",
  "orderWhy.nothing": "không có gì trong tệp cho thấy cách đọc kia",
  "note.netOfGross": "Tệp không có cột doanh thu: doanh thu được tính bằng tổng tiền trừ chiết khấu.",
  "note.netOfPrice": "Tệp không có cột doanh thu: doanh thu được tính bằng số lượng × đơn giá trừ chiết khấu.",
  "note.currencies":
    "Số tiền ghi bằng nhiều loại tiền: {{list}} trong các dòng đầu. Chỉ đọc các dòng bằng {{currency}}; các dòng khác được để riêng (“loại tiền khác”), vì không thể cộng các loại tiền với nhau.",
  "note.currenciesMixed":
    "Số tiền ghi bằng nhiều loại tiền: {{list}} trong các dòng đầu. Chúng được cộng nguyên như vậy, nên mọi tổng tiền và dự báo tiền đều vô nghĩa.",
  "note.otherCurrency":
    "Có số tiền bằng loại tiền khác {{currency}} (“{{value}}”): các dòng đó được để riêng (“loại tiền khác”), vì không thể cộng các loại tiền với nhau.",
  "note.unknownSign":
    "{{count:count}} số tiền trong cột “{{column}}” ở các dòng đầu có ký hiệu “{{sign}}”, không phải loại tiền đã biết: được đọc như số thường.",
  "note.units":
    "Số lượng trong cột “{{column}}” có đơn vị: {{list}} trong các dòng đầu. Chúng được cộng nguyên như vậy, bất kể đơn vị.",
  "note.unitsOfProducts":
    "{{count:count}} sản phẩm được bán bằng nhiều đơn vị trong các dòng đầu ({{example}}): số lượng được cộng nguyên như vậy, nên {{one}} của đơn vị này tính bằng {{one}} của đơn vị kia.",
  "note.dropped":
    "Cột “{{column}}” mang tên của {{field:field}}, nhưng không đọc được giá trị, ví dụ {{sample:message}}: {{effect:message}}",
  "dropped.quantity": "mỗi dòng được tính số lượng là 1.",
  "dropped.money": "cột này không được dùng.",
  "answer.onlyCurrency": "Chỉ {{currency}}",
  "answer.allCurrencies": "Tất cả, cộng nguyên như vậy",
  "note.noMoney": "Không có cột nào giống tiền: sẽ không dự báo doanh thu.",
  "note.revenueIsGross":
    "Ở {{count:count}} trong {{lines:count}} dòng đầu, doanh thu bằng tổng tiền dù dòng có chiết khấu. Cột này được đọc là tiền sau chiết khấu; nếu là tiền trước chiết khấu, hãy gán nó cho tổng tiền trước chiết khấu.",
  "note.revenueDiffers":
    "Ở {{count:count}} trong {{lines:count}} dòng đầu, “{{column}}” không bằng số lượng × đơn giá trừ chiết khấu; cột này vẫn được đọc là doanh thu. Hãy xem các dòng đó: nếu đây là số tiền của cả đơn, hoặc đã gồm thuế hay phí giao hàng, hãy bỏ cột doanh thu để dùng số lượng × đơn giá; nếu “{{column}}” đúng thì một cột khác trong số này đang bị chọn sai.",
  "note.walkInsFirst":
    "“{{column}}”: {{values}} không chỉ một khách cụ thể nào, ở {{count:count}} trong {{lines:count}} dòng đầu. Các dòng này được đánh dấu là khách vãng lai, nên có thể bỏ ra khi huấn luyện và không bị coi là khách mua nhiều nhất.",
  "note.walkIns":
    "“{{column}}”: {{values}} không chỉ một khách cụ thể nào: {{count:count}} dòng ({{share:percent}} tổng số dòng, {{money:percent}} số tiền) được đánh dấu là khách vãng lai. Hãy bỏ chúng ra khi huấn luyện, hoặc bỏ đánh dấu nếu đó là một khách hàng.",
  "note.crowd":
    "“{{column}}”: “{{value}}” có {{bills:count}} hóa đơn ({{share:percent}} tổng số), nhiều hóa đơn mỗi ngày trong {{days:count}} ngày, nhiều hơn hẳn mọi khách khác: có thể đó là mã chung cho khách không rõ tên. Nếu đánh dấu là khách vãng lai thì có thể bỏ ra khi huấn luyện; nếu không, đó là một khách với một lịch sử mua.",
  "answer.walkIns": "Khách vãng lai",
  "answer.customers": "Một khách hàng như các khách khác",
  "note.sharedNames":
    "“{{column}}” phân biệt khách hàng: {{count:count}} tên có nhiều số, và mỗi số là một khách hàng riêng.",
  "note.noContact":
    "“{{column}}” trống hoặc không phải là số ở {{count:count}} dòng: ở đó tên cho biết khách hàng. {{also:count}} tên trong đó có số ở những dòng khác, nơi họ là khách hàng riêng.",
  "note.severalNames":
    "“{{column}}”: {{count:count}} trong {{of:count}} mã có nhiều tên khác hẳn nhau ở các dòng đầu ({{lines:count}} dòng), ví dụ {{code}} có các tên {{names}}. Mọi dòng của một mã được đọc là một; nếu tên mới đúng, hãy đọc tên thay cho mã.",
  "note.changedCodes":
    "“{{column}}”: mã của {{count:count}} tên đã được đổi ở các dòng đầu, ví dụ “{{name}}” ({{codes}}, mã này sau mã kia). Mỗi mã được đọc riêng nên lịch sử bị cắt đôi; nếu vẫn là một, hãy đọc tên thay cho mã.",
  "note.customerPerOrder":
    "“{{column}}”: {{customers:count}} khách hàng trong {{orders:count}} đơn, nên gần như không ai quay lại. Cột này có thể đánh số đơn hàng chứ không phải khách hàng; nếu không có cột cho biết ai quay lại thì không có lịch sử để học.",
  "answer.code": "Đọc theo mã",
  "answer.name": "Đọc theo tên",
  "note.spelledIds":
    "“{{column}}”: {{count:count}} giá trị được viết theo nhiều cách ({{lines:count}} dòng), ví dụ {{examples}}. Chúng chỉ khác khoảng trắng, chữ hoa trong tên, “.0” hoặc cách lưu dấu, và được đọc là một.",
  "note.alikeIds":
    "“{{column}}”: {{count:count}} mã chỉ khác mã khác ở chữ hoa hoặc số 0 đứng đầu ({{lines:count}} dòng), ví dụ {{examples}}. Chúng được đọc là các mã khác nhau; nếu là một, hãy viết giống nhau trong tệp.",
  "note.lostDigits":
    "“{{column}}”: {{lines:count}} dòng có mã viết theo dạng khoa học, ví dụ {{value}}. Các chữ số cuối đã mất khi tệp được ghi, nên {{codes:count}} mã như vậy có thể đại diện cho nhiều thứ. Hãy xuất cột này dạng văn bản.",
  "note.lostDigitsName":
    "“{{column}}”: {{lines:count}} dòng có mã viết theo dạng khoa học, ví dụ {{value}}. Các chữ số cuối đã mất khi tệp được ghi, nên {{codes:count}} mã như vậy có thể đại diện cho nhiều thứ: ở {{byName:count}} dòng tên được đọc thay cho mã. Hãy xuất cột này dạng văn bản để có lại mã.",
  "note.discountTooLarge":
    "Khi đọc theo kiểu {{kind:message}}, chiết khấu “{{columns}}” lớn hơn số tiền được giảm ở {{count:count}} trong {{lines:count}} dòng đầu (đầu tiên là dòng {{line:count}}). Các dòng như vậy được để riêng. Hãy chọn cách ghi chiết khấu, hoặc chọn cột khác.",
  "note.ofOrder":
    "“{{column}}” là số tiền của đơn, không phải của dòng: trong {{count:count|# đơn}} có nhiều dòng, cột này giống nhau ở mọi dòng hoặc chỉ có ở một dòng. Cột không được dùng, vì mỗi đơn sẽ bị tính một lần cho mỗi dòng.",
  "note.orderByName":
    "Theo tên cột, “{{column}}” là số tiền của đơn, và không bằng số lượng × đơn giá; cột không được dùng. Các dòng đầu không có đơn nào nhiều dòng để phân biệt.",
  "note.orderNamed":
    "Theo tên cột, “{{column}}” là số tiền của đơn. Các dòng đầu không có đơn nào nhiều dòng để phân biệt; cột được đọc là số tiền của dòng.",
  "note.maybeOrder":
    "“{{column}}” giống nhau ở mọi dòng, hoặc chỉ có ở một dòng, trong {{count:count|# đơn}} có nhiều dòng: có thể đây là số tiền của đơn, và sẽ bị tính một lần cho mỗi dòng. Cột được đọc là số tiền của dòng.",
  "note.twoAmounts":
    "Có hai cột có thể là doanh thu: “{{column}}” được đọc, “{{other}}” thì không. Hai cột khác nhau ở {{count:count}} trong {{lines:count}} dòng đầu, và không có cột nào giải thích phần chênh.",
  "note.withTax":
    "“{{column}}” đã gồm thuế, và không có cột nào là số tiền trước thuế; cột này được đọc là doanh thu. Khi đó doanh thu và giá đều gồm thuế.",
  "note.lineTotal":
    "“{{column}}” được đọc là tổng tiền của dòng, không phải đơn giá: với {{count:count|# sản phẩm}}, cột này tăng theo số lượng.",
  "note.unitPrice":
    "“{{column}}” được đọc là đơn giá, không phải tổng tiền của dòng: với {{count:count|# sản phẩm}}, cột này không đổi khi số lượng đổi.",
  "note.unitsAndTotal":
    "“{{column}}” được đọc là số lượng và “{{total}}” là tổng tiền của dòng: với {{count:count|# sản phẩm}}, thương của hai cột không đổi.",
  "note.quantityMark":
    "Mọi số lượng trong “{{column}}” đều có ba chữ số sau dấu: {{value}} được đọc là {{number:number}}. Không có cột nào khác cho biết đây là hàng nghìn hay phần thập phân; nếu sai, hãy chọn cách đọc kia.",
  "answer.ofLine": "“{{column}}” là số tiền của dòng",
  "answer.ofOrder": "“{{column}}” là số tiền của đơn",
  "answer.unitPrice": "“{{column}}” là đơn giá",
  "answer.lineTotal": "“{{column}}” là tổng tiền của dòng",
  "answer.byNames": "Đọc các cột theo tên",
  "answer.number": "{{value}} là {{number:number}}",
  "answer.discountKind": "Đọc chiết khấu theo kiểu {{kind:message}}",
  "answer.revenueIs": "“{{column}}” là doanh thu",
  "answer.fromPrice": "Dùng số lượng × đơn giá trừ chiết khấu",
  "answer.fromGross": "Dùng tổng tiền trừ chiết khấu",
  "answer.asGross": "“{{column}}” là tiền trước chiết khấu",
  "note.openQuote":
    'Dòng dữ liệu {{line:count}} mở dấu nháy (") mà không đóng; dòng này được để riêng và việc đọc tiếp tục từ dòng dưới.',
  "note.otherDecimal":
    "Cột “{{column}}” được đọc với dấu thập phân “{{mark}}”: giá trị {{value}} chỉ có thể viết như vậy.",
  "note.otherDates": "Ngày được đọc theo dạng {{format}}: giá trị {{value}} ở phía dưới chỉ có thể viết như vậy.",
  "note.savedDatesProven":
    "Lựa chọn đã lưu đọc ngày ở cột “{{column}}” theo {{saved}}, nhưng ở tệp này chỉ có thể là {{own}}: {{value}} là {{ownDay}}.",
  "note.savedDates":
    "Lựa chọn đã lưu đọc ngày ở cột “{{column}}” theo {{saved}}, nhưng các dòng của tệp này nối tiếp nhau theo thời gian khi đọc theo {{own}}: {{value}} là {{savedDay}} theo cách thứ nhất và {{ownDay}} theo cách thứ hai. Lịch sử, các kỳ và ngày dự đoán phụ thuộc vào điều này.",
  "note.savedDecimal":
    "Lựa chọn đã lưu đọc cột “{{column}}” với dấu thập phân “{{saved}}”, nhưng {{count:count}} giá trị đầu cho thấy là “{{own}}”, ví dụ {{value}}. Các số có thể bị nhỏ đi hoặc lớn lên một nghìn lần.",
  "note.savedDiscount":
    "Lựa chọn đã lưu đọc chiết khấu “{{column}}” là {{saved:message}}, nhưng giá trị của tệp này cho thấy là {{own:message}}: {{why:message}}.",
  "note.savedCurrency":
    "Lựa chọn đã lưu tính tiền theo {{saved}}, nhưng tiền của tệp này là {{own}}: {{why:message}} Không thể so sánh số tiền của hai loại tiền tệ.",
  "answer.ownReading": "Đọc theo giá trị của tệp này",
  "note.turnedDates":
    "Ở cột “{{column}}”, không ngày nào trong {{turned:count}} ngày đầu có năm đứng trước hoặc tháng viết bằng chữ, như {{value}}, nằm sau ngày 12 của tháng, còn cả {{left:count}} ngày khác đều nằm sau, như {{other}}: bảng tính đặt theo nước khác đã lấy ngày làm tháng ở chỗ nào có thể. Các ngày đó được đảo lại: {{value}} được đọc là {{back}}, không phải {{day}}.",
  "note.maybeTurned":
    "Ở cột “{{column}}”, không ngày nào trong {{turned:count}} ngày đầu có năm đứng trước hoặc tháng viết bằng chữ, như {{value}}, nằm sau ngày 12 của tháng, còn cả {{left:count}} ngày khác đều nằm sau, như {{other}}. Có thể bảng tính đặt theo nước khác đã lấy ngày làm tháng ở chỗ nào có thể: khi đó {{value}} là {{back}}, không phải {{day}}.",
  "note.savedTurned":
    "Ở cột “{{column}}”, bảng tính đặt theo nước khác đã lấy ngày làm tháng ở chỗ nào có thể, điều mà lựa chọn đã lưu không biết: {{value}} là {{back}}, không phải {{day}}.",
  "note.notTurned": "Các ngày được đọc như đã viết: {{value}} ở phía dưới không thể do bảng tính đảo ngược.",
  "note.shortThaiYears":
    "Các năm ở cột “{{column}}” có hai chữ số và cách hiện tại hàng chục năm, ở {{count:count}} dòng đầu: {{value}} được đọc là {{day}}. Theo lịch Thái Lan thì là {{thai}}: hãy xuất tệp với năm bốn chữ số, năm Phật lịch khi đó được nhận ra.",
  "note.twoOrders":
    "Ở cột “{{column}}”, ngày và tháng được viết theo hai thứ tự: {{own:count}} ngày đầu chỉ có thể là {{format}}, như {{value}}, và {{others:count}} chỉ có thể là {{otherFormat}}, như {{otherValue}}, các dòng này bị loại. {{open:count}} ngày có thể là cả hai và được đọc theo {{format}}: một số có thể là ngày khác.",
  "answer.turnDates": "Đảo lại: {{value}} là {{back}}",
  "answer.leaveDates": "Đọc như đã viết: {{value}} là {{day}}",
  "note.farDates":
    "{{count:count}} dòng có ngày cách xa mọi dòng khác, dòng dữ liệu {{examples}}; các dòng còn lại từ {{first:moment}} đến {{last:moment}}. Số ngày từ lần mua cuối, các kỳ và ngày dự đoán được tính theo các dòng còn lại; những dòng này vẫn nằm trong lịch sử của khách hàng. Hãy sửa ngày trong tệp, hoặc chọn bỏ các giá trị bất thường.",
  "note.datesToCome":
    "{{count:count}} dòng có ngày sau hôm nay, {{today:moment}}: dòng dữ liệu {{examples}}. Nếu đây không phải đơn đặt trước thì ngày bị gõ sai, hoặc ngày và tháng bị đọc ngược: hãy kiểm tra cách đọc ngày.",
  "note.hugeNumbers":
    "{{count:count}} dòng chiếm {{share:percent}} tổng của {{field:field}}, gấp ít nhất {{times:count}} lần mọi dòng khác: dòng dữ liệu {{examples}}. Có thể một mã đã được gõ hoặc quét vào chỗ của số, khiến tổng, phân khúc và những gì mô hình học bị sai theo. Hãy sửa tệp, hoặc chọn bỏ các giá trị bất thường.",
  "note.otherEncoding": "Phần sau của tệp không phải UTF-8; tệp được đọc theo bảng mã {{encoding}}.",
  "note.badBytes": "Một số byte không phải UTF-8; ký tự tương ứng hiện thành �.",
  "evidence.mark": "Tệp mở đầu bằng dấu nhận diện của bảng mã này.",
  "evidence.zeros": "Cứ cách một byte lại có một byte bằng 0, như văn bản hai byte mỗi chữ.",
  "evidence.ascii": "Các dòng đầu chỉ có ký tự ASCII, bảng mã nào cũng đọc như nhau.",
  "evidence.utf8": "Mọi chữ ngoài ASCII đều là UTF-8 hợp lệ.",
  "evidence.windows-1258": "Các byte không phải UTF-8, và dấu thanh đứng ngay sau nguyên âm như trong bảng mã này.",
  "evidence.windows-1252": "Các byte không phải UTF-8, và các chữ là chữ Tây Âu.",
  "evidence.macintosh": "Các byte không phải UTF-8, và các chữ nằm ở vị trí của máy Mac đời cũ.",
  "evidence.ofEachFile": "Nhận ra từ từng tệp và đọc chung.",
  "evidence.chosenEncoding": "Do bạn chọn; các byte cho thấy {{told}}.",
  "evidence.chosenUnknown": "Do bạn chọn; các byte không cho biết bảng mã nào.",
  "evidence.delimiter": "Dấu này chia {{regular:count}} trong {{lines:count}} dòng đầu thành {{columns:count}} cột.",
  "evidence.chosenDelimiter":
    "Do bạn chọn. Dấu này chia {{regular:count}} trong {{lines:count}} dòng đầu thành {{columns:count}} cột.",
  "evidence.firstLine": "Dòng đầu tiên là tên các cột.",
  "evidence.noHeader": "Dòng đầu tiên là số hoặc ngày như các dòng bên dưới.",
  "evidence.belowTitle": "Phía trên chỉ có các dòng ít ô, giống phần tiêu đề báo cáo.",
  "evidence.chosenHeader": "Do bạn chọn.",
  "evidence.decimalProven": "Số giá trị chỉ có thể viết như vậy: {{count:count}}, ví dụ {{value}}.",
  "evidence.decimalLikely": "Không giá trị nào quyết định được; {{value}} được hiểu là {{number:number}}.",
  "evidence.decimalNone": "Các dòng đầu không có dấu nào có thể là dấu thập phân.",
  "evidence.decimalMixed": "{{proof:message}} {{columns}}: dùng dấu còn lại, theo chính các giá trị của cột.",
  "evidence.noDate": "Chưa chọn cột ngày.",
  "evidence.dateProven": "{{share:percent}} ngày được viết như vậy; {{value}} chỉ có thể đọc như vậy.",
  "evidence.dateShape": "{{share:percent}} ngày được viết như vậy, ví dụ {{value}}.",
  "evidence.dateOpen":
    "Các dòng đầu không phân biệt được ngày với tháng ({{value}}). Chọn thứ tự này vì {{why:message}}.",
  "evidence.currencySigns": "Số giá trị có ký hiệu {{sign}}: {{count:count}}.",
  "evidence.currencySeveral": "Có nhiều loại tiền ({{list}}); nhiều nhất là {{currency}}.",
  "evidence.currencyColumn": "Cột “{{column}}” cho biết.",
  "evidence.currencyHeader": "Tên cột “{{column}}” cho biết.",
  "evidence.currencyCountry": "Phần lớn số dòng thuộc {{country}} ({{share:percent}}).",
  "evidence.currencyLanguage": "Các cột có tên tiếng Việt.",
  "evidence.currencyThousands": "Có chữ tiếng Việt bên cạnh các số tiền chẵn hàng nghìn.",
  "evidence.currencySmall": "Các cột có tên tiếng Việt, nhưng số tiền nhỏ và có phần lẻ.",
  "evidence.currencySample": "Bộ tạo dữ liệu mẫu dùng loại tiền này.",
  "evidence.currencyNone": "Tệp không cho biết: số tiền hiển thị không kèm đơn vị.",
  "offence.inTwoFiles": "cũng có trong {{name}}",
  "offence.width": "{{found:count}} cột thay vì {{expected:count}}",
  "offence.quantity": "số lượng {{value:number}}",
  "offence.revenue": "doanh thu {{value:number}}",
  "offence.discount": "chiết khấu {{value:number}} trên {{whole:number}}",
  "offence.discountRate": "chiết khấu {{share:percent}}",
  "offence.returned": "trả lại {{value:number}}",
  "offence.nothing": "số lượng 0, doanh thu 0",
  "file.empty": "Tệp {{name}} trống. Hãy chọn tệp CSV có dòng tiêu đề cột và mỗi dòng là một lần bán.",
  "file.blank": "Tệp {{name}} chỉ có khoảng trắng. Hãy chọn tệp CSV có dòng tiêu đề cột và các dòng bán hàng.",
  "file.longHeader":
    "Dòng đầu tiên dài hơn một triệu ký tự. Trong một bảng, dòng tiêu đề và mỗi dòng bán hàng đều phải xuống dòng: hãy xuất lại tệp dưới dạng CSV.",
  "file.longFirstLine":
    "Trong một triệu ký tự đầu tiên không có dòng nào trọn vẹn dưới dòng tiêu đề. Mỗi dòng bán hàng phải xuống dòng: hãy xuất lại tệp dưới dạng CSV.",
  "file.delimiter":
    "Dòng đầu tiên không được phân cách bằng “{{delimiter}}”. Hãy chọn dấu phân cách khác hoặc xuất tệp dưới dạng CSV.",
  "file.noHeader": "Dòng {{line:count}} không thể là dòng tiêu đề vì không có đến hai cột. Hãy chọn dòng khác.",
  "file.headerOnly":
    "Tệp {{name}} có dòng tiêu đề ({{columns:count}} cột) nhưng không có dòng nào bên dưới. Hãy xuất lại kèm các dòng bán hàng.",
  "file.noLines": "Tệp {{name}} không có dòng nào dưới dòng tiêu đề. Hãy xuất lại kèm các dòng bán hàng.",
  "file.markup":
    "Tệp bắt đầu bằng “{{start}}”, giống trang web hoặc JSON chứ không phải bảng. Hãy xuất các dòng bán hàng thành CSV rồi chọn tệp đó.",
  "file.oneColumn":
    "Dòng đầu tiên chỉ có một cột: không có dấu phẩy, chấm phẩy, tab hay | phân cách. Hãy xuất các dòng bán hàng thành CSV có dòng tiêu đề và nhiều cột.",
  "file.columnGone":
    "Trường {{field:field}} được đọc từ cột {{column}}, nhưng tệp này không có cột đó (tệp có: {{have}}). Hãy chọn lại các cột cho tệp này.",
  "file.noCustomer": "Chưa chọn cột cho khách hàng. Hãy chọn cột cho biết ai đã mua. Tệp có: {{have}}.",
  "file.noProduct": "Chưa chọn cột cho sản phẩm. Hãy chọn cột cho biết đã mua gì. Tệp có: {{have}}.",
  "file.noDate": "Chưa chọn cột cho ngày. Hãy chọn cột cho biết mua khi nào. Tệp có: {{have}}.",
  "file.encoding": "Không biết bảng mã “{{name}}”: hãy chọn một trong các bảng mã {{known}}.",
  "file.gzip": "Tệp nén {{name}} bị hỏng hoặc bị cắt cụt. Hãy chép lại tệp, hoặc giải nén rồi chọn tệp CSV bên trong.",
  "file.zipDamaged":
    "Tệp {{name}} bị hỏng hoặc bị cắt cụt: không đọc được phần nén bên trong. Hãy chép hoặc tải lại, hoặc mở tệp rồi lưu lại.",
  "file.zipLocked": "Tệp {{name}} có mật khẩu. Hãy giải nén bằng mật khẩu rồi chọn tệp bên trong.",
  "file.zipPacking":
    "Tệp {{name}} được nén theo cách không đọc được ở đây. Hãy giải nén rồi chọn tệp bên trong, hoặc nén lại thành zip thông thường.",
  "file.zipNoTable":
    "Trong {{name}} không có bảng nào: không có tệp CSV, văn bản, .xlsx hay Parquet. Hãy chọn tệp có các dòng bán hàng.",
  "file.zipMany": "Trong {{name}} có {{count:count}} bảng: {{list}}. Hãy giải nén rồi chọn tệp có các dòng bán hàng.",
  "file.workbookDamaged":
    "Tệp Excel {{name}} bị hỏng: không tìm thấy các trang tính. Hãy mở bằng Excel rồi lưu lại thành “Excel Workbook (.xlsx)”.",
  "file.noSheet": "Tệp Excel {{name}} không có trang tính nào chứa ô. Hãy chọn tệp có các dòng bán hàng.",
  "file.noSuchSheet": "Trong {{name}} không có trang tính “{{sheet}}”. Tệp có: {{list}}.",
  "file.noTableInSheets":
    "Không trang tính nào của {{name}} có bảng gồm dòng tiêu đề, hai cột và một dòng ({{list}}). Hãy chọn tệp có các dòng bán hàng.",
  "file.parquetDamaged":
    "Không đọc được tệp Parquet {{name}}: tệp bị hỏng, bị cắt cụt hoặc được mã hoá. Hãy ghi lại tệp, hoặc xuất bảng thành CSV.",
  "note.inZip": "Tệp nén chứa một bảng, bảng đó được đọc: {{entry}}.",
  "note.sheetsJoined":
    "{{count:count}} trang tính có cùng các cột nên được đọc thành một bảng, theo thứ tự: {{list}}. Hãy chọn một trang tính nếu chỉ cần trang đó.",
  "note.sheetsLeft":
    "Trong tệp Excel, phần được đọc là: {{read}}. Còn {{count:count}} trang tính khác có bảng nhưng không được đọc: {{list}}. Hãy chọn trang tính khác nếu dữ liệu bán hàng nằm ở đó.",
  "note.twoRowHeader":
    "Tên các cột nằm ở hai dòng của trang tính ({{first:count}} và {{second:count}}) và được ghép lại: {{list}}.",
  "note.uncalculated":
    "Có ô công thức không kèm kết quả trong tệp (ở các dòng đầu: {{count:count}} ô), nên được đọc là ô trống. Hãy mở tệp bằng Excel để tính rồi lưu lại.",
  "note.sheetRow": "Dòng dữ liệu đầu tiên là dòng {{row:count}} của trang tính: số dòng được đếm từ đó.",
  "note.greenwich":
    "Tệp cho biết các giờ này là giờ Greenwich (UTC), không phải giờ địa phương: {{columns}}. Chúng được đọc như vậy: giao dịch gần nửa đêm có thể rơi vào ngày khác tại cửa hàng.",
  "wrong.oldExcel":
    "{{name}} là tệp Excel định dạng cũ (.xls). Hãy mở bằng Excel, chọn File → Save As → “Excel Workbook (.xlsx)” rồi chọn tệp đó.",
  "wrong.locked":
    "{{name}} là tệp Excel có mật khẩu. Hãy mở bằng Excel với mật khẩu, bỏ mật khẩu ở File → Info → Protect Workbook → Encrypt with Password, lưu lại rồi chọn lại tệp.",
  "wrong.xlsb":
    "{{name}} là tệp Excel nhị phân (.xlsb). Hãy mở bằng Excel, chọn File → Save As → “Excel Workbook (.xlsx)” rồi chọn tệp đó.",
  "wrong.ods":
    "{{name}} là tệp của LibreOffice hoặc OpenOffice. Hãy mở ở đó, chọn File → Save As → “Excel 2007–365 (.xlsx)” rồi chọn tệp đó.",
  "wrong.numbers": "{{name}} là tệp của Apple Numbers. Hãy mở ở đó, chọn File → Export To → Excel rồi chọn tệp đó.",
  "wrong.word":
    "{{name}} là tài liệu Word. Các dòng bán hàng phải nằm trong bảng của một phần mềm: hãy xuất từ đó thành .xlsx hoặc CSV.",
  "wrong.slides":
    "{{name}} là bài trình chiếu PowerPoint. Hãy xuất các dòng bán hàng thành .xlsx hoặc CSV từ phần mềm có dữ liệu.",
  "wrong.compound":
    "{{name}} là tài liệu của một phần mềm Office cũ, không phải bảng. Hãy xuất các dòng bán hàng thành .xlsx hoặc CSV từ phần mềm có dữ liệu.",
  "wrong.pdf":
    "{{name}} là tệp PDF: hình ảnh của một báo cáo, không thể đọc chắc chắn từng ô. Hãy xuất chính báo cáo đó thành .xlsx hoặc CSV từ phần mềm đã tạo ra nó.",
  "wrong.image": "{{name}} là hình ảnh. Hãy xuất các dòng bán hàng thành .xlsx hoặc CSV từ phần mềm có dữ liệu.",
  "wrong.archive": "{{name}} là tệp nén (7z, RAR, xz hoặc bzip2). Hãy giải nén rồi chọn tệp bên trong.",
  "wrong.database": "{{name}} là cơ sở dữ liệu (SQLite hoặc Access). Hãy xuất bảng có các dòng bán hàng thành CSV.",
  "wrong.webPage":
    "{{name}} là trang web, dù có thể mang đuôi .xls: nhiều phần mềm xuất như vậy. Hãy mở bằng Excel, chọn File → Save As → “Excel Workbook (.xlsx)” rồi chọn tệp đó.",
  "wrong.xml":
    "{{name}} là tệp XML. Nếu Excel mở được, hãy lưu lại thành “Excel Workbook (.xlsx)”; nếu không, hãy xuất các dòng bán hàng thành .xlsx hoặc CSV.",
  "wrong.json":
    "{{name}} chứa JSON, dữ liệu của phần mềm, không phải bảng. Hãy xuất các dòng bán hàng thành .xlsx hoặc CSV từ phần mềm có dữ liệu.",
  "file.binary":
    "Đây không phải tệp văn bản, cũng không phải loại tệp nào đọc được ở đây{{kind:message}}. Hãy xuất các dòng bán hàng thành .xlsx hoặc CSV rồi chọn tệp đó.",
  "file.control":
    "Đây không phải tệp văn bản: {{share:percent}} các byte đầu là ký tự điều khiển{{kind:message}}. Hãy xuất các dòng bán hàng thành .xlsx hoặc CSV rồi chọn tệp đó.",
  "file.noRegular":
    "Không dòng nào trong {{lines:count}} dòng đầu có đủ {{columns:count}} cột như dòng tiêu đề; dòng đầu tiên có {{found:count}} cột. Hãy kiểm tra dấu phân cách, và dấu nháy bên trong ô có nháy phải được viết đôi.",
  "magic.zip": " (trông giống tệp Excel hoặc tệp zip)",
  "magic.xls": " (trông giống tệp Excel đời cũ)",
  "magic.pdf": " (trông giống tệp PDF)",
  "file.zeroBytes":
    "Ngay sau dòng dữ liệu {{line:count}} có các byte 0 trong văn bản: tệp bị hỏng hoặc không phải văn bản. Hãy xuất lại dưới dạng CSV.",
  "file.longLine":
    "Dòng dữ liệu {{line:count}} dài hơn 2 triệu ký tự và bắt đầu bằng {{start}}. Mỗi dòng bán hàng phải xuống dòng: hãy xuất lại tệp dưới dạng CSV.",
  "file.openQuotes":
    'Hơn {{count:count}} dòng mở dấu nháy (") mà không đóng, dòng cuối cùng là dòng dữ liệu {{line:count}}. Hãy xuất lại tệp, viết đôi các dấu nháy bên trong ô có nháy.',
  "file.nothingKept":
    "Không dùng được dòng nào trong {{rows:count}} dòng; ở {{count:count}} dòng: {{rule:message}}{{example:message}}. Hãy kiểm tra các cột đã chọn và cách đọc ngày, số.",
  "file.example": " (dòng {{line:count}}: {{value:message}})",
  "column.role": "cho biết mỗi dòng là gì",
  "column.roleToo": "{{reason:message}}; cũng cho biết mỗi dòng là gì",
  "role.sale": "bán hàng",
  "role.promotion": "hàng tặng, khuyến mãi",
  "role.unconfirmed": "chưa xác nhận",
  "role.return": "trả hàng",
  "role.cancelled": "đã hủy",
  "role.no-product": "không phải hàng hóa (vận chuyển, thuế, phí, tiền tip, mã giảm giá, thanh toán)",
  "role.no-purchase": "không phải lần mua (xem, giỏ hàng, thất bại, nháp, thử)",
  "note.rolesUnread":
    "“{{column}}” cho biết có dòng không phải bán hàng ({{values}}): {{count:count}} trong {{lines:count}} dòng đầu. Cấu hình cột đang dùng không đọc cột này nên các dòng đó vẫn tính là bán hàng.",
  "note.roleNegates":
    "“{{column}}” có “{{value}}” ở {{count:count}} trong {{lines:count}} dòng đầu. Các dòng đó đang tính là bán hàng; nếu cột này cho biết dòng là gì, hãy chọn ở phần “Mỗi dòng là gì”.",
  "note.roleUnknown":
    "“{{column}}” có thể cho biết mỗi dòng là gì, nhưng chưa hiểu các giá trị: {{values}}. Tất cả các dòng này đang tính là bán hàng (đã xem {{lines:count}} dòng); hãy cho biết giá trị nào không phải.",
  "note.roleFurther": "“{{column}}” ở các dòng sau còn có “{{value}}”, {{count:count}} dòng: hiểu là {{role:message}}.",
  "note.roleMore": "“{{column}}” còn {{values:count}} giá trị khác mà các dòng đầu không có, ở {{count:count}} dòng.",
  "note.gifts":
    "Hàng tặng, khuyến mãi (“{{column}}”): {{count:count}} dòng. Các dòng này vẫn nằm trong lịch sử mua và được dự báo như dòng khác; ở phần “Mỗi dòng là gì” có thể bỏ khỏi phần dự báo hoặc loại hẳn.",
  "note.giftsKnown":
    "Hàng tặng, khuyến mãi (“{{column}}”): {{count:count}} dòng. Các dòng này vẫn nằm trong lịch sử mua nhưng không được dự báo.",
  "note.partlyReturned":
    "{{count:count}} dòng có một phần bị trả lại (“{{column}}”): số lượng và doanh thu là phần khách giữ lại.",
  "note.partlyReturnedNet":
    "{{count:count}} dòng có một phần bị trả lại (“{{column}}”): số lượng đã trừ phần này; số tiền trong tệp vốn đã trừ, theo đơn giá × số lượng.",
  "answer.readRoles": "Loại các dòng này",
  "answer.allSales": "Tất cả đều là bán hàng",
  "rule.missing customer": "thiếu khách hàng",
  "rule.missing product": "thiếu sản phẩm",
  "rule.missing time": "thiếu ngày",
  "rule.unreadable time": "ngày không đọc được",
  "rule.far date": "ngày cách xa mọi dòng khác",
  "rule.unreadable number": "số không đọc được",
  "rule.far too large": "số lớn bất thường",
  "rule.other currency": "loại tiền khác",
  "rule.ragged line": "sai số lượng cột",
  "rule.in two files": "có trong hai tệp",
  "rule.impossible discount": "chiết khấu lớn hơn số tiền",
  "rule.return": "hàng trả lại",
  "rule.no purchase": "không phải lần mua (xem, giỏ hàng, thất bại, nháp, thử)",
  "rule.no product": "không phải hàng hóa (vận chuyển, thuế, phí, tiền tip, mã giảm giá, thanh toán)",
  "rule.cancelled": "đã hủy",
  "rule.return by type": "trả hàng theo loại dòng",
  "rule.not confirmed": "chưa xác nhận",
  "rule.gift": "hàng tặng, khuyến mãi",
  "rule.nothing sold": "không bán gì (số lượng và doanh thu bằng 0)",
};
