namespace Locked;

/// <summary>Takes an order from the queue and stores it.</summary>
public sealed class OrderHandler(IOrderStore store)
{
    public async Task<string> HandleAsync(Order order, CancellationToken cancellationToken)
    {
        if (order.Lines.Count == 0)
            return "empty";
        await store.SaveAsync(order, cancellationToken);
        return "stored";
    }
}

public sealed record Order(string Id, IReadOnlyList<OrderLine> Lines);

public sealed record OrderLine(string Sku, int Count);

public interface IOrderStore
{
    Task SaveAsync(Order order, CancellationToken cancellationToken);
}
