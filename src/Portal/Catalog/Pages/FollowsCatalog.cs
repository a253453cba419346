using Microsoft.AspNetCore.Components;
using Portal.Live;

namespace Portal.Catalog;

/// <summary>A page that shows the catalog as it is: files and cluster, as they change.</summary>
public abstract class FollowsCatalog : LiveComponent
{
    [Inject] private CatalogViews Views { get; set; } = null!;

    protected CatalogView View { get; private set; } = CatalogView.Empty;

    /// <summary>Whether the files were read; before that an entity that is not there may still come.</summary>
    protected bool Loaded { get; private set; }

    /// <summary>Whether what lives in the cluster is known too.</summary>
    protected bool LiveKnown { get; private set; }

    protected override void OnInitialized()
    {
        LiveKnown = Caller.IsGuest;
        Follow(Views.FollowFilesAsync(Lifetime), files => Take(CatalogView.Of(files, View.Live), files: true));
        Follow(Views.FollowLiveAsync(Caller, Lifetime), live => Take(CatalogView.Of(View.Files, live), files: false));
    }

    /// <summary>The view changed.</summary>
    protected virtual void Changed()
    {
    }

    private void Take(CatalogView view, bool files)
    {
        View = view;
        Loaded |= files && !ReferenceEquals(view.Files, CatalogIndex.Empty);
        LiveKnown |= !files && view.Live.Synced;
        Changed();
    }
}
