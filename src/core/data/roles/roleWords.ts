// The words by which files say what a line is, in the writings seen in shops' and programs' exports. Vietnamese words stand
// with their marks: a value that is written without them is compared without (tặng, a gift, is not tăng, a rise).

import type { LineRole } from "./lineRole.ts";

/**
 * What a column of such words tells: the state of an order, what happened in a shop's page, what a line charges for, the
 * kind of a document, or how goods were given. A word that is not certain alone is believed beside a sale of its own family.
 */
export type WordFamily = "state" | "event" | "charge" | "document" | "gift";

interface RoleWords {
  role: LineRole;
  family: WordFamily;
  /** Means nothing else, whatever the column is called. */
  certain: boolean;
  /** Phrases divided by |. */
  words: string;
}

const certain = (role: LineRole, family: WordFamily, ...words: string[]): RoleWords => ({
  ...{ role, family, certain: true },
  words: words.join("|"),
});
const likely = (role: LineRole, family: WordFamily, ...words: string[]): RoleWords => ({
  ...{ role, family, certain: false },
  words: words.join("|"),
});

export const ROLE_WORDS: readonly RoleWords[] = [
  certain(
    "cancelled",
    "state",
    "đã hủy|đơn hủy|bị hủy|hủy đơn|hủy bỏ|hủy đơn hàng|hủy hóa đơn|đã hủy bỏ|yêu cầu hủy|khách hủy|shop hủy|hủy mua",
    "không giao được|giao thất bại|giao hàng thất bại|giao không thành công|giao hàng không thành công|bom hàng|khách không nhận|không nhận hàng",
    "cancel|cancels|canceled|cancelled|canceling|cancelling|cancellation|in cancel|to cancel|cancel requested|cancellation requested|voided|annulled|undelivered|delivery failed|failed delivery|order cancelled|order canceled",
    "cancelado|cancelada|anulado|anulada|cancelación|anulación|storniert|storno|stornierung|annulliert|abgebrochen|annulé|annulée|annulation",
    "annullato|annullata|stornato|dibatalkan|geannuleerd|anulowane|anulowano|отменен|отменён|отменено",
    "已取消|取消|交易关闭|已关闭|作废|已作废|キャンセル|취소|취소됨|ยกเลิก|ยกเลิกแล้ว|ยกเลิกคำสั่งซื้อ",
  ),
  likely(
    "cancelled",
    "state",
    "hủy|từ chối|đã từ chối|void|rejected|declined|expired|batal|abgelehnt|refusé|rechazado|hết hạn",
  ),
  certain(
    "return",
    "state",
    "trả hàng|đã trả hàng|hàng trả|hàng trả lại|hàng bán trả lại|hàng bán bị trả lại|khách trả|khách trả hàng|trả lại|đã trả lại|trả lại hàng|phiếu trả hàng|phiếu trả|đổi trả|hoàn hàng|đã hoàn hàng|chuyển hoàn|đã chuyển hoàn|hoàn tiền|đã hoàn tiền|hoàn trả|đã hoàn trả|đã hoàn|trả hàng hoàn tiền|hoàn tiền trả hàng",
    "refund|refunds|refunded|fully refunded|return|returns|returned|returned refunded|return refund|return and refund|to return|sales return|sale return|customer return|return to seller|returned to seller|chargeback|charged back|credit note|credit memo|credit notes|rma",
    "devuelto|devuelta|devolución|reembolsado|reembolsada|reembolso|nota de crédito|abono|retoure|retourniert|erstattet|erstattung|rückerstattet|rückgabe|rücksendung|gutschrift|remboursé|remboursée|remboursement|retourné|retournée|note de crédit",
    "devolvido|devolução|estornado|rimborsato|rimborso|dikembalikan|retur|terugbetaald|возврат|zwrot",
    "退货|退款|已退款|已退货|退货退款|退款成功|返品|返金|환불|반품|คืนสินค้า|คืนเงิน|คืนเงินแล้ว|ส่งคืน",
  ),
  likely("return", "document", "trả|avoir|retour|reso|rückgang|credit"),
  certain(
    "unconfirmed",
    "state",
    "chờ xác nhận|chưa xác nhận|chờ duyệt|chưa duyệt|chờ xác minh|chờ thanh toán|đợi thanh toán|đợi xác nhận|phiếu tạm|đơn tạm",
    "pending|pending payment|payment pending|pending confirmation|pending approval|pending review|awaiting payment|awaiting confirmation|awaiting approval|unconfirmed|not confirmed|to confirm|to pay|on hold|waiting for payment|waiting for confirmation",
    "pendiente|pendiente de pago|pendiente de confirmación|ausstehend|unbestätigt|zahlung ausstehend|en attente|en attente de paiement|pendente|aguardando pagamento|in attesa|belum bayar|menunggu pembayaran|menunggu konfirmasi",
    "待付款|待确认|未付款|未确认|รอชำระเงิน|รอยืนยัน|ที่ต้องชำระ",
  ),
  likely("unconfirmed", "state", "chờ xử lý|chưa thanh toán|unpaid|not paid|tạm|offen|đang chờ|hold|waiting"),
  certain(
    "promotion",
    "gift",
    "khuyến mãi|khuyến mại|hàng khuyến mãi|hàng khuyến mại|hàng km|sp khuyến mãi|sản phẩm khuyến mãi|sản phẩm tặng|hàng tặng|quà tặng|hàng tặng kèm|tặng kèm|quà tặng kèm|hàng biếu tặng|biếu tặng|hàng cho tặng|hàng biếu|tặng phẩm|hàng tặng khuyến mãi",
    "free gift|gift item|gift with purchase|gwp|free of charge|foc|free goods|free item|free product|freebie|giveaway|complimentary|promotional item|promotional|promo item|promotion item",
    "regalo|obsequio|producto gratis|werbegeschenk|gratisartikel|zugabe|gratiszugabe|cadeau|offert|brinde|omaggio",
    "赠品|买赠|ของแถม",
  ),
  likely(
    "promotion",
    "gift",
    "tặng|km|quà|biếu|hàng mẫu|bonus|gift|gifts|free|promo|promotion|sample|samples|promoción|bonificación|muestra|geschenk|gratis|muster|gratuit|échantillon|促销|礼品",
  ),
  certain(
    "no-product",
    "charge",
    "phí vận chuyển|phí ship|phí giao hàng|cước vận chuyển|phụ phí|phí dịch vụ|thuế gtgt|thuế vat|tiền tip|tiền boa|phiếu thu|phiếu chi|mã giảm giá",
    "shipping fee|shipping fees|shipping cost|shipping charge|shipping charges|shipping line|delivery fee|delivery charge|handling fee|service charge|service fee|sales tax|tax line|fee line|coupon line|surcharge|gratuity",
    "gastos de envío|versandkosten|frais de port|frais de livraison|trinkgeld|mehrwertsteuer|pourboire|propina|运费|ค่าจัดส่ง|ค่าส่ง",
  ),
  likely(
    "no-product",
    "charge",
    "vận chuyển|phí|thuế|vat|tip|tips|cước|chiết khấu|giảm giá|voucher|phiếu giảm giá|thu|chi|thanh toán|đặt cọc|tiền cọc|cọc|làm tròn|thẻ quà tặng",
    "shipping|freight|delivery|postage|handling|fee|fees|tax|taxes|gst|coupon|coupons|discount|discounts|payment|payments|receipt voucher|gift card|rounding|deposit|adjustment|store credit|expense|cash in|cash out",
    "envío|impuesto|impuestos|iva|cupón|descuento|pago|versand|steuer|mwst|gutschein|rabatt|zahlung|gebühr|livraison|taxe|tva|remise|paiement|税|优惠券|小费|ภาษี",
  ),
  certain(
    "no-purchase",
    "event",
    "thêm vào giỏ|thêm vào giỏ hàng|xem sản phẩm|đơn nháp|bản nháp|đơn thử|đơn test",
    "page view|pageview|product view|view product|view item|add to cart|added to cart|addtocart|remove from cart|removed from cart|add to wishlist|begin checkout|checkout started|abandoned cart|abandoned checkout|draft order|test order|payment failed|failed payment",
    "浏览|加购|加入购物车",
  ),
  likely(
    "no-purchase",
    "event",
    "xem|giỏ hàng|view|views|viewed|detail|click|clicks|impression|search|cart|wishlist|favorite|favourite|checkout|abandoned|收藏",
  ),
  likely(
    "no-purchase",
    "state",
    "nháp|thử|test|tests|testing|draft|drafts|failed|failure|fail|error|thất bại|không thành công|lỗi|đơn lỗi|borrador|fallido|fallida|prueba|entwurf|fehlgeschlagen|brouillon|échoué|échouée|rascunho|falhou|bozza|草稿|失败|测试",
  ),
  certain(
    "no-purchase",
    "document",
    "báo giá|phiếu nhập|phiếu nhập hàng|phiếu nhập kho|nhập kho|nhập hàng|chuyển kho|xuất hủy|kiểm kho|quotation|debit note|purchase order|purchase return|stock transfer|stocktake",
  ),
  likely(
    "no-purchase",
    "document",
    "quote|estimate|proforma|journal|contra|transfer|inventory|receipt note|delivery note|nhập|nhập mua|chuyển",
  ),

  likely(
    "sale",
    "state",
    "hoàn thành|đã hoàn thành|hoàn tất|đã hoàn tất|thành công|giao thành công|giao hàng thành công|đã giao|đã giao hàng|đang giao|đang giao hàng|đang vận chuyển|đã gửi hàng|đã nhận|đã nhận hàng|đã thanh toán|đã xác nhận|xác nhận|đang xử lý|đã xử lý|chờ lấy hàng|chờ giao hàng|chờ giao|chờ vận chuyển|chờ đóng gói|đã đóng gói|đóng gói|đã xuất kho|xuất kho|đã duyệt|đã bán|mới|đơn mới|bình thường|hợp lệ|thanh toán một phần|hoàn tiền một phần|hoàn trả một phần|trả hàng một phần|còn nợ|ghi nợ",
    "completed|complete|done|closed|delivered|shipped|partially shipped|in transit|ready to ship|to ship|to receive|processing|processed|in process|in progress|fulfilled|unfulfilled|partially fulfilled|partial|paid|partially paid|partially refunded|partially cancelled|partially returned|fully paid|prepaid|authorized|authorised|confirmed|approved|success|successful|succeeded|captured|settled|open|new|accepted|dispatched|received|ok|valid|active|ready|packed|picked up|posted|finished|finalized",
    "completado|completada|entregado|entregada|enviado|enviada|pagado|pagada|confirmado|en proceso|procesando|abgeschlossen|versandt|versendet|geliefert|bezahlt|bestätigt|in bearbeitung|erledigt|terminé|terminée|livré|livrée|expédié|expédiée|payé|payée|confirmé|en cours|entregue|enviado|pago|concluído|completato|spedito|consegnato|pagato|selesai|dikirim|voltooid|verzonden|betaald|zrealizowane|wysłane|оплачен|доставлен|выполнен",
    "已完成|完成|交易成功|已发货|已签收|已付款|待发货|待收货|已支付|成功|สำเร็จ|จัดส่งแล้ว|ที่ต้องจัดส่ง|ชำระแล้ว|완료|배송완료|完了",
  ),
  likely(
    "sale",
    "event",
    "purchase|purchased|purchases|buy|bought|order|ordered|order placed|transaction|mua|mua hàng|đặt hàng|đặt mua|购买|下单|compra|kauf|achat",
  ),
  likely(
    "sale",
    "charge",
    "product|products|item|items|line item|lineitem|line|goods|merchandise|physical|digital|hàng hóa|sản phẩm|hàng|mặt hàng|producto|artículo|artikel|produkt|ware|produit|article|商品|สินค้า",
  ),
  likely(
    "sale",
    "document",
    "sale|sales|sell|sold|invoice|invoices|invoiced|sales invoice|tax invoice|receipt|bill|bán|bán hàng|phiếu bán|phiếu bán hàng|hóa đơn|hóa đơn bán hàng|hóa đơn bán|phiếu xuất|phiếu xuất kho|xuất bán|xuất|bán ra|venta|ventas|factura|verkauf|rechnung|vente|facture|fattura|vendita|venda|销售|ขาย",
  ),
  likely(
    "sale",
    "gift",
    "bán|hàng bán|hàng bán ra|sp bán|sản phẩm bán|hàng thường|hàng mua|hàng chính|mua|thường|bình thường|normal|regular|regular item|standard|paid|sale|sales|sold|charged|venta|normalverkauf|vente|verkauf",
  ),
  // Ways of buying: they are sales, and say nothing of what other values of their column are.
  likely(
    "sale",
    "state",
    "bán lẻ|bán buôn|bán sỉ|lẻ|sỉ|tại quầy|tại chỗ|mang về|mang đi|tại cửa hàng|retail|wholesale|online|offline|in store|instore|dine in|take away|takeaway|take out|takeout|to go|pickup|pick up|walk in|web|mobile|b2b|b2c",
  ),
];
