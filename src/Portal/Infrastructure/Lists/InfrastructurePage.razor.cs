using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Portal.Live;

namespace Portal.Infrastructure;

/// <summary>
/// The list of everything that runs. Few rows stand as they are; of many only those in sight are held and drawn, so that a viewer costs the same
/// whatever runs.
/// </summary>
public sealed partial class InfrastructurePage : LiveComponent
{
    private const int Plain = 200;
    private ResourceQuery _query = new();
    private ResourcePage? _page;
    private (int Start, int Count) _window = (0, Plain);
    private Virtualize<ListEntry>? _rows;
    private bool _stale;
    private bool _settled;
    private string _said = "";

    [SupplyParameterFromQuery(Name = "q")] private string? Text { get; set; }

    [SupplyParameterFromQuery] private string? Kind { get; set; }

    [SupplyParameterFromQuery] private string? Namespace { get; set; }

    [SupplyParameterFromQuery] private string? Owner { get; set; }

    [SupplyParameterFromQuery] private string? Application { get; set; }

    [SupplyParameterFromQuery] private string? Health { get; set; }

    [SupplyParameterFromQuery] private string? Show { get; set; }

    [SupplyParameterFromQuery] private string? Sort { get; set; }

    [SupplyParameterFromQuery] private string? Group { get; set; }

    [Inject] private ResourceLists Lists { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    private DateTimeOffset Now => Time.GetUtcNow();

    private ListSummary Summary => _page?.Summary ?? ListSummary.Nothing;

    protected override void OnInitialized() => Follow(Ticks.EveryAsync(TimeSpan.FromSeconds(30), Time, Lifetime), _ => { });

    protected override void OnParametersSet()
    {
        var asked = new ResourceQuery
        {
            Text = Text, Kind = Kind, Namespace = Namespace, Owner = Owner, Application = Application, Health = Health, Show = Show, Sort = Sort,
            ByOwner = Group is null ? Caller.Groups.Count(group => !group.StartsWith("system:", StringComparison.Ordinal)) > 1 : Group == "owner",
        };
        if (Caller.IsGuest || _page is not null && asked == _query)
        {
            return;
        }

        (_query, _window, _stale) = (asked, (0, Plain), true);
        FollowInstead(token => Lists.FollowAsync(Caller, asked, () => _window, token), Take);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_stale && _rows is not null)
        {
            _stale = false;
            await _rows.RefreshDataAsync();
            StateHasChanged();
        }
    }

    private void Take(ResourcePage page)
    {
        _said = _page is null ? "" : ListNews.Between(_page.Window, page.Window);
        (_settled, _stale) = (_page is not null, true);
        _page = page;
    }

    private async ValueTask<ItemsProviderResult<ListEntry>> ProvideAsync(ItemsProviderRequest request)
    {
        _window = (request.StartIndex, request.Count);
        var page = await Lists.ReadAsync(Caller, _query, request.StartIndex, request.Count, request.CancellationToken);
        return new(page.Window, page.Lines);
    }

    private string SortHref(string column) => ListAddress.Of(_query with { Sort = ListAddress.NextSort(Sort, column) }, Group);

    private static object KeyOf(ListEntry entry) => entry.Row is { } row ? row.Key : "owner:" + entry.Owner;
}
